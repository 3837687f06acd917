package io.realname.cli;

import io.realname.time.Shanghai;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instants as people in Shanghai read them. */
final class ShanghaiTime {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(Shanghai.ZONE);

    private ShanghaiTime() {}

    /** Date and time of an ISO 8601 instant; a dash for none. */
    static String text(@Nullable String instant) {
        return instant == null ? "-" : FORM.format(Instant.parse(instant));
    }
}
