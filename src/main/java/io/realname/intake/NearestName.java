package io.realname.intake;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Guesses which known name a misspelt one was meant to be: case, hyphens and underscores do not count; insertions,
 * deletions, replacements and swaps of neighbours do (Damerau-Levenshtein distance, each place edited once).
 */
public final class NearestName {
    private static final int LONGEST = 40;

    private NearestName() {}

    /** The nearest of the known names, or nothing if none is within a third of its length. */
    public static Optional<String> of(String written, Collection<String> known) {
        String plain = plain(written);
        if (plain.length() > LONGEST) {
            return Optional.empty();
        }
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distance(plain, plain(name));
            if (distance < least && distance <= Math.min(3, name.length() / 3)) {
                least = distance;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Whether two names differ only in case, hyphens and underscores. */
    static boolean isSame(String written, String known) {
        return plain(written).equals(plain(known));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : edited(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int edited(String a, String b, int i, int j, int[][] cost) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
