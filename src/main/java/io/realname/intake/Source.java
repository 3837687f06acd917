package io.realname.intake;

import io.realname.submission.Language;
import io.realname.submission.Site;
import java.util.regex.Pattern;

/**
 * Who may submit, and what holds where a manifest does not say.
 *
 * @param name name of the source and of its folder below inbox, outbox and quarantine
 */
public record Source(String name, Site site, Language language) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Whether a folder of that name can be a source: a letter or digit, then up to 63 of letters, digits, {@code . _ -}. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
