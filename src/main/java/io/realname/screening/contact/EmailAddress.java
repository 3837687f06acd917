package io.realname.screening.contact;

import com.ibm.icu.text.IDNA;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address to which mail can be delivered: a local part in ASCII (RFC 5321, without quotes) and a domain with a top-level
 * domain that is not a number.
 *
 * @param suffix the top-level domain, in punycode and lower case
 */
record EmailAddress(String suffix) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final String LOCAL_SIGNS = "!#$%&'*+-/=?^_`{|}~";
    private static final IDNA IDN = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    /** The address, or null if the text is none. */
    static @Nullable EmailAddress of(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > LONGEST || !isLocal(text, at)) {
            return null;
        }
        String domain = ascii(text.substring(at + 1));
        int dot = domain.lastIndexOf('.');
        if (dot < 1 || dot + 3 > domain.length() || !isDomain(domain)) {
            return null;
        }
        String suffix = domain.substring(dot + 1);
        return suffix.chars().anyMatch(c -> c >= 'a' && c <= 'z') ? new EmailAddress(suffix) : null;
    }

    private static boolean isLocal(String text, int end) {
        if (end > LONGEST_LOCAL || text.charAt(0) == '.' || text.charAt(end - 1) == '.') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean dot = c == '.' && text.charAt(i + 1) != '.';
            if (!dot && !isLetterOrDigit(c) && LOCAL_SIGNS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** In punycode and lower case; empty if that cannot be. */
    private static String ascii(String domain) {
        if (domain.chars().allMatch(c -> c < 0x80)) {
            return domain.toLowerCase(Locale.ROOT);
        }
        // IDNA would take full-width characters and the Chinese full stop for others; mail systems do not.
        if (domain.indexOf('\u3002') >= 0 || !Normalizer.isNormalized(domain, Normalizer.Form.NFKC)) {
            return "";
        }
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = new StringBuilder();
        IDN.nameToASCII(domain, ascii, info);
        return info.hasErrors() ? "" : ascii.toString();
    }

    private static boolean isDomain(String domain) {
        for (String label : domain.split("\\.", -1)) {
            if (label.isEmpty()
                    || label.length() > 63
                    || label.startsWith("-")
                    || label.endsWith("-")
                    || !label.chars().allMatch(c -> c == '-' || isLetterOrDigit((char) c))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Whether it is under one of the new generic top-level domains: neither a country's nor one of the old ones. */
    boolean isNew(Set<String> old, Set<String> idnCountryCodes) {
        return suffix.length() != 2 && !old.contains(suffix) && !idnCountryCodes.contains(suffix);
    }
}
