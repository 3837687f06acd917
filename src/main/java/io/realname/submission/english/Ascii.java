package io.realname.submission.english;

import java.text.Normalizer;
import java.util.Map;

/** Latin text in the letters of ASCII. */
final class Ascii {
    private Ascii() {}

    /** Whether the text has no other character than those of printable ASCII. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /**
     * The text with its letters in ASCII and full-width characters as their twins; what has no such form stays.
     *
     * @param letters letters that are not written in ASCII by leaving out their accents
     */
    static String fold(String text, Map<String, String> letters) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder replaced = new StringBuilder();
        text.codePoints().forEach(c -> {
            String letter = Character.toString(c);
            boolean fullWidth = c > 0xFF00 && c < 0xFF5F;
            replaced.append(letters.getOrDefault(letter, fullWidth ? Character.toString(c - 0xFEE0) : letter));
        });
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(replaced, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** The text with single spaces between its words and none around it. */
    static String singleSpaced(CharSequence text) {
        StringBuilder kept = new StringBuilder(text.length());
        boolean pending = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                pending = !kept.isEmpty();
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
}
