package io.realname.screening;

/** Spaces in names: the Unicode ones (no-break and ideographic ones included), tabs, and zero-width characters. */
final class Spaces {
    private Spaces() {}

    static boolean isSpace(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c >= '\u200B' && c <= '\u200D'
                || c == '\u2060'
                || c == '\uFEFF';
    }

    static boolean isBlank(String text) {
        return text.chars().allMatch(Spaces::isSpace);
    }

    /** The text without any space. */
    static String removed(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(c -> !isSpace(c)).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    /** The text without outer spaces, and with one plain space for each run of several. A single inner space stays as it is. */
    static String collapsed(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && isSpace(text.charAt(to)) == isSpace(text.charAt(from))) {
                to++;
            }
            if (!isSpace(text.charAt(from))) {
                kept.append(text, from, to);
            } else if (from > 0 && to < text.length()) {
                kept.append(to - from == 1 ? text.charAt(from) : ' ');
            }
            from = to;
        }
        return kept.toString();
    }
}
