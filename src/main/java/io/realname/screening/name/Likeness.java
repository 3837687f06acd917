package io.realname.screening.name;

import io.realname.screening.Facts;
import io.realname.submission.english.EnglishNames;
import java.util.Locale;

/** How a name differs from another that it should equal. */
final class Likeness {
    /** So many characters of a name, at most, are taken for mistyped; with more of them it is another name. */
    private static final int MOST_MISTYPED = 2;

    private Likeness() {}

    /** The name for comparing: without what other rules judge (spaces of Chinese, the shape of separators and parentheses). */
    static String comparable(Facts facts, String name) {
        return Parentheses.Width.HALF.applyTo(
                MiddleDots.mended(NameSpaces.mended(name), facts.reference().names()));
    }

    /** Whether they differ by spaces alone, or by spaces and letter case alone. */
    static boolean sameButSpaces(String name, String printed, boolean caseToo) {
        String one = NameSpaces.dense(name);
        String other = NameSpaces.dense(printed);
        return caseToo ? one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT)) : one.equals(other);
    }

    /** The index, in characters, of the first that was mistyped as one that looks or sounds alike, or -1 if that is not it. */
    static int similarAt(Facts facts, String name, String printed) {
        int[] one = name.codePoints().toArray();
        int[] other = printed.codePoints().toArray();
        int first = -1;
        int count = 0;
        for (int i = 0; i < one.length && one.length == other.length; i++) {
            if (one[i] != other[i]) {
                if (++count > MOST_MISTYPED || !similar(facts, one[i], other[i])) {
                    return -1;
                }
                first = first < 0 ? i : first;
            }
        }
        return first;
    }

    private static boolean similar(Facts facts, int one, int other) {
        EnglishNames english = facts.reference().english();
        String reading = english.reading(one);
        return facts.reference().names().lookAlike(one, other)
                || (!reading.isEmpty() && reading.equals(english.reading(other)));
    }

    /** Whether the name is the printed one with characters left out, in whatever letter case. */
    static boolean abbreviates(String name, String printed) {
        String part = NameSpaces.dense(name).toLowerCase(Locale.ROOT).replace(".", "");
        String whole = printed.toLowerCase(Locale.ROOT);
        int at = 0;
        for (int i = 0; i < whole.length() && at < part.length(); i++) {
            at += whole.charAt(i) == part.charAt(at) ? 1 : 0;
        }
        return !part.isEmpty() && at == part.length() && part.length() < whole.length();
    }
}
