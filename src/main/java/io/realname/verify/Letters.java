package io.realname.verify;

/** How characters of texts and numbers are compared: wide forms as narrow ones, small letters as capitals. */
final class Letters {
    private static final int WIDE = 0xFEE0;

    private Letters() {}

    static char folded(char c) {
        char narrow = c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - WIDE) : c;
        return narrow >= 'a' && narrow <= 'z' ? (char) (narrow - 'a' + 'A') : narrow;
    }

    /** Whether a folded character is a letter or digit of a number. */
    static boolean isAlphanumeric(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
    }

    /** Whether a folded character may stand between the parts of a number as people write it. */
    static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '/' || c == '(' || c == ')' || c == '\u00A0' || c == '\u3000';
    }
}
