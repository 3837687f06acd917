package io.realname.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The time zone of every date that a person or an authority reads; instants stay UTC inside. */
public final class Shanghai {
    /** Asia/Shanghai, without daylight saving since 1991. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Shanghai() {}

    /** The calendar date in Shanghai at {@code instant}. */
    public static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** The instant at which {@code date} begins in Shanghai (00:00). */
    public static Instant startOf(LocalDate date) {
        return date.atStartOfDay(ZONE).toInstant();
    }
}
