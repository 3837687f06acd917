package io.realname.screening.document;

/** Compares miniatures of pictures. */
final class Likeness {
    private static final int HEX = 16;
    private static final int DIGITS = 2;

    /** Below this range of grey levels a miniature is a blank sheet, which is like every other. */
    private static final int LEAST_RANGE = 16;

    private Likeness() {}

    /** Whether two miniatures show something, and the same, every spot within so many of 255 grey levels. */
    static boolean isWithin(String one, String other, int levels) {
        if (one.isEmpty() || one.length() != other.length()) {
            return false;
        }
        int lightest = 0;
        int darkest = Integer.MAX_VALUE;
        for (int at = 0; at + DIGITS <= one.length(); at += DIGITS) {
            int level = Integer.parseInt(one, at, at + DIGITS, HEX);
            if (Math.abs(level - Integer.parseInt(other, at, at + DIGITS, HEX)) > levels) {
                return false;
            }
            lightest = Math.max(lightest, level);
            darkest = Math.min(darkest, level);
        }
        return lightest - darkest >= LEAST_RANGE;
    }
}
