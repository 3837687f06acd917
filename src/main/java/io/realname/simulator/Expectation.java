package io.realname.simulator;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must become of a sample.
 *
 * @param state the state in the answer: {@code rejected closed quarantined withdrawn manual}
 * @param through states that its case must have been in on the way, apart from the usual ones; absent: none
 * @param codes every finding code that it meets in its life, in the order in which they come; absent: none
 * @param perhaps codes that it may meet besides, depending on the hour at which something was looked at; absent: none
 * @param domains the last state of each domain, by its name as submitted; absent: no domain was understood
 * @param beside whether the answer is a second one beside the first submission's result (a duplicate, a conflict)
 */
public record Expectation(
        String state,
        List<String> through,
        List<String> codes,
        Set<String> perhaps,
        Map<String, String> domains,
        boolean beside) {
    /** Fills in what a file left out (the YAML reader passes null for it). */
    public Expectation {
        through = through == null ? List.of() : List.copyOf(through);
        codes = codes == null ? List.of() : List.copyOf(codes);
        perhaps = perhaps == null ? Set.of() : Set.copyOf(perhaps);
        domains = domains == null ? Map.of() : Map.copyOf(domains);
    }

    /** The first code that the sample meets, or null if it meets none. */
    public @Nullable String finding() {
        return codes.isEmpty() ? null : codes.get(0);
    }

    /** Whether a life with exactly these codes is as expected. */
    public boolean allows(Set<String> met) {
        return met.containsAll(codes) && met.stream().allMatch(code -> codes.contains(code) || perhaps.contains(code));
    }
}
