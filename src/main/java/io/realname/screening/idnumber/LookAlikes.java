package io.realname.screening.idnumber;

import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Characters that are taken for one another: 0/O, 1/I, 8/B (A, F) and 2/Z, 5/S (own). */
final class LookAlikes {
    private static final String DIGITS = "01825";
    private static final String LETTERS = "OIBZS";
    /** So many characters in doubt, at most, are tried in all combinations. */
    private static final int MAX_DOUBTS = 12;

    private LookAlikes() {}

    /** Whether a character may stand at an index (from 0). */
    interface Alphabet {
        boolean allows(char c, int index);
    }

    /** The look-alike of a character, or the character itself if it has none. A lower-case letter counts as upper-case. */
    private static char swap(char c) {
        int digit = DIGITS.indexOf(c);
        if (digit >= 0) {
            return LETTERS.charAt(digit);
        }
        int letter = LETTERS.indexOf(Character.toUpperCase(c));
        return letter >= 0 ? DIGITS.charAt(letter) : c;
    }

    /** The one valid number that swapping look-alikes gives, or null if there is none or more than one. */
    static @Nullable String onlyValid(String number, Alphabet alphabet, Predicate<String> valid) {
        char[] characters = number.toCharArray();
        int[] doubts = new int[MAX_DOUBTS];
        int count = 0;
        for (int i = 0; i < characters.length; i++) {
            boolean stays = alphabet.allows(characters[i], i);
            char other = swap(characters[i]);
            boolean swaps = other != characters[i] && alphabet.allows(other, i);
            if (stays && swaps) {
                if (count == MAX_DOUBTS) {
                    return null;
                }
                doubts[count++] = i;
            } else if (swaps) {
                characters[i] = other;
            } else if (!stays) {
                return null;
            }
        }
        String found = null;
        for (int combination = 0; combination < 1 << count; combination++) {
            char[] candidate = characters.clone();
            for (int i = 0; i < count; i++) {
                if ((combination >> i & 1) == 1) {
                    candidate[doubts[i]] = swap(candidate[doubts[i]]);
                }
            }
            String text = new String(candidate);
            if (!text.equals(number) && valid.test(text)) {
                if (found != null) {
                    return null;
                }
                found = text;
            }
        }
        return found;
    }

    /** Where the two differ by more than lower case: {@code positions}, and what stands ({@code found}) and belongs ({@code meant}) first. */
    static Map<String, String> details(String number, String swapped) {
        StringBuilder positions = new StringBuilder();
        int first = -1;
        for (int i = 0; i < number.length(); i++) {
            if (Character.toUpperCase(number.charAt(i)) != swapped.charAt(i)) {
                first = first < 0 ? i : first;
                positions.append(positions.isEmpty() ? "" : ", ").append(i + 1);
            }
        }
        return Map.of(
                "positions", positions.toString(),
                "found", String.valueOf(number.charAt(first)),
                "meant", String.valueOf(swapped.charAt(first)));
    }
}
