package io.realname.screening;

import io.realname.screening.idnumber.Characters;

/** Spaces in names, of every kind that {@link Characters#isSpace} knows. */
public final class Spaces {
    private Spaces() {}

    /** Whether there is nothing but space in it. */
    public static boolean isBlank(String text) {
        return text.chars().allMatch(c -> Characters.isSpace((char) c));
    }

    /** The text without any space. */
    public static String removed(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(c -> !Characters.isSpace((char) c)).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    /** The text without outer spaces, and with one plain space for each run of several. A single inner space stays as it is. */
    public static String collapsed(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && Characters.isSpace(text.charAt(to)) == Characters.isSpace(text.charAt(from))) {
                to++;
            }
            if (!Characters.isSpace(text.charAt(from))) {
                kept.append(text, from, to);
            } else if (from > 0 && to < text.length()) {
                kept.append(to - from == 1 ? text.charAt(from) : ' ');
            }
            from = to;
        }
        return kept.toString();
    }
}
