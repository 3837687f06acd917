package io.realname.screening.idnumber;

/** Questions about characters and about numbers made of them. */
public final class Characters {
    private Characters() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isLetterOrDigit(char c) {
        return isDigit(c) || isUpper(c) || (c >= 'a' && c <= 'z');
    }

    /** Whether all characters from {@code from} (inclusive) to {@code to} (exclusive) are digits. */
    static boolean allDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The value of a stretch of digits, as a number. */
    static int number(String digits, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (digits.charAt(i) - '0');
        }
        return value;
    }

    /** 0 to 9 for digits, A = 10 … Z = 35 for letters. */
    static int base36(char c) {
        return isDigit(c) ? c - '0' : c - 'A' + 10;
    }

    /**
     * Whether any kind of space: the Unicode ones (no-break space included), control characters that move the cursor,
     * and the invisible characters (zero-width ones, marks of writing direction) that come along when text is copied.
     */
    public static boolean isSpace(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || (c > 0x7F && Character.getType(c) == Character.FORMAT);
    }
}
