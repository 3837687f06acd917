package io.realname.screening.idnumber;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A number without what does not belong to it, and what that was.
 *
 * @param value the number with half-width letters and digits, without spaces and copy number
 * @param fullWidth whether there were full-width letters or digits
 * @param space whether there were spaces that do not belong there
 * @param copyNumber whether it ended with the number of a copy, such as (1-1)
 */
public record CleanNumber(String value, boolean fullWidth, boolean space, boolean copyNumber) {
    private static final Pattern BRACKETED =
            Pattern.compile("\\s?[(\uFF08]\\s?\\d{1,3}\\s?[-/\u2010-\u2015\uFF0D\uFF0F]\\s?\\d{1,3}\\s?[)\uFF09]$");
    /** Which of the digits before the sign belong to the copy number is found by trying. */
    private static final Pattern BARE = Pattern.compile("\\d{1,3}[-/]\\d{1,3}$");

    /**
     * Cleans a number as submitted.
     *
     * @param format decides whether single inner spaces are kept, and whether an ending without brackets is a copy
     *     number: only where the rest is valid
     */
    public static CleanNumber of(String raw, NumberFormat format, LocalDate today) {
        if (isPlain(raw)) {
            return new CleanNumber(format.normalise(raw), false, false, false);
        }
        String narrow = narrow(raw);
        String dense = withoutSpaces(narrow, format.isFree());
        String bare = withoutCopyNumber(dense, format, today);
        return new CleanNumber(
                format.normalise(bare),
                !narrow.equals(raw),
                !dense.equals(narrow) && !dense.isEmpty(),
                !bare.equals(dense));
    }

    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (!Characters.isLetterOrDigit(raw.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Full-width letters and digits as their half-width twins, 0xFEE0 below. */
    private static String narrow(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            char twin = (char) (characters[i] - 0xFEE0);
            if (characters[i] > 0xFEE0 && Characters.isLetterOrDigit(twin)) {
                characters[i] = twin;
            }
        }
        return new String(characters);
    }

    private static String withoutSpaces(String text, boolean keepSingle) {
        StringBuilder kept = new StringBuilder(text.length());
        boolean pending = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Characters.isSpace(c)) {
                pending = keepSingle && !kept.isEmpty();
            } else {
                if (pending) {
                    kept.append(' ');
                    pending = false;
                }
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static String withoutCopyNumber(String text, NumberFormat format, LocalDate today) {
        var bracketed = BRACKETED.matcher(text);
        if (bracketed.find()) {
            return text.substring(0, bracketed.start());
        }
        var bare = BARE.matcher(text);
        if (format.isFree() || !bare.find()) {
            return text;
        }
        int sign = Math.max(text.lastIndexOf('-'), text.lastIndexOf('/'));
        for (int start = sign - 1; start >= bare.start(); start--) {
            String rest = text.substring(0, start);
            if (format.check(format.normalise(rest), today).isEmpty()) {
                return rest;
            }
        }
        return text;
    }
}
