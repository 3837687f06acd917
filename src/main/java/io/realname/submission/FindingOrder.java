package io.realname.submission;

import java.util.Comparator;

/** The order in which findings are told: the most serious first, then by their place in the manifest. */
public final class FindingOrder {
    /** Severity, then pointer with its numbers in their own order ({@code /domains/2} before {@code /domains/10}), then code. */
    public static final Comparator<Finding> TOLD = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::field, FindingOrder::comparePointers)
            .thenComparing(Finding::code);

    private FindingOrder() {}

    private static int comparePointers(String one, String other) {
        String[] left = one.split("/", -1);
        String[] right = other.split("/", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int compared = isIndex(left[i]) && isIndex(right[i])
                    ? Integer.compare(Integer.parseInt(left[i]), Integer.parseInt(right[i]))
                    : left[i].compareTo(right[i]);
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    private static boolean isIndex(String segment) {
        return !segment.isEmpty() && segment.length() < 10 && segment.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
