package io.realname.notify;

import java.text.Normalizer;

/**
 * Makes texts safe to stand in a cell of CSV. A spreadsheet takes a cell that begins like a formula for one, and a formula can send data
 * away or start a program (OWASP, CSV injection); an apostrophe before it makes it a text, and readers of our own take it off again.
 */
public final class HarmlessCell {
    private static final String BEGINNINGS = "=+-@";
    private static final String MARK = "'";

    private HarmlessCell() {}

    /** The text as it may stand in a cell; most texts are as they were. */
    public static String of(String text) {
        return isDangerous(text) ? MARK + text : text;
    }

    /**
     * Tab and line ends at the beginning are dangerous in themselves, for programs cut there; so is what is a formula once
     * characters that nobody sees are left out and full-width forms are taken as what they look like.
     */
    private static boolean isDangerous(String text) {
        if (text.isEmpty() || "\t\r\n".indexOf(text.charAt(0)) >= 0) {
            return !text.isEmpty();
        }
        return text.codePoints()
                .filter(HarmlessCell::isSeen)
                .mapToObj(first -> Normalizer.normalize(Character.toString(first), Normalizer.Form.NFKC))
                .findFirst()
                .filter(first -> BEGINNINGS.indexOf(first.charAt(0)) >= 0)
                .isPresent();
    }

    private static boolean isSeen(int character) {
        int type = Character.getType(character);
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && !Character.isISOControl(character)
                && type != Character.FORMAT
                && type != Character.NON_SPACING_MARK
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED;
    }
}
