package io.realname.intake;

import io.realname.submission.Language;
import io.realname.submission.Site;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may submit, and what holds where a manifest does not say.
 *
 * @param name name of the source and of its folder below inbox, outbox and quarantine
 * @param ways by which it may submit
 * @param site of a manifest that names none; likewise {@code language}
 * @param quota so many submissions are taken in of it on one calendar day in Shanghai; null for any number
 * @param summaryCharset in which its daily summary is written, UTF-8 or GB18030
 */
public record Source(
        String name,
        Set<Way> ways,
        Site site,
        Language language,
        @Nullable Integer quota,
        Charset summaryCharset) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Takes a copy of the ways. */
    public Source {
        ways = Set.copyOf(ways);
    }

    /** A source that may come by every way and as often as it likes. */
    public Source(String name, Site site, Language language) {
        this(name, Set.of(Way.values()), site, language, null, StandardCharsets.UTF_8);
    }

    /** Whether it may submit by that way. */
    public boolean has(Way way) {
        return ways.contains(way);
    }

    /** Whether a folder of that name can be a source: a letter or digit, then up to 63 of letters, digits, {@code . _ -}. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
