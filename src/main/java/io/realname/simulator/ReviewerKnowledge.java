package io.realname.simulator;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the reviewer's authority databases differ from what a sample submits, and how it behaves; whatever is not said,
 * it has as submitted.
 *
 * @param unknown whether it knows nobody with this number
 * @param knows {@code name}, {@code type}, {@code region}, {@code idType}, {@code idNumber} as far as they differ; absent: none
 * @param answers raw outcomes of the first profile reviews, whatever the data say; absent: none
 * @param always raw outcome of every profile review, or null for a decision by the data
 * @param days business days that a profile review takes; null: drawn
 * @param domains raw outcomes of the first reviews of a domain, by its name as submitted; absent: none
 * @param domainDays business days that a domain review takes; null: drawn
 */
public record ReviewerKnowledge(
        boolean unknown,
        Map<String, String> knows,
        List<String> answers,
        @Nullable String always,
        @Nullable Integer days,
        Map<String, List<String>> domains,
        @Nullable Integer domainDays) {
    /** Everything as submitted. */
    static final ReviewerKnowledge AS_SUBMITTED =
            new ReviewerKnowledge(false, Map.of(), List.of(), null, null, Map.of(), null);

    /** Fills in what a file left out (the YAML reader passes null for it). */
    public ReviewerKnowledge {
        knows = knows == null ? Map.of() : Map.copyOf(knows);
        answers = answers == null ? List.of() : List.copyOf(answers);
        domains = domains == null ? Map.of() : Map.copyOf(domains);
    }
}
