package io.realname.simulator;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the registrar's data differ from what a sample submits; whatever is not said, it has as submitted.
 *
 * @param unknown domains that it does not have; absent: none
 * @param holder the holder's {@code name}, {@code idType}, {@code idNumber}, as far as they differ; absent: none does
 * @param expiresOn when the domains expire; null: long after the demonstration
 * @param emailUnverified whether the e-mail address is not verified at the start
 * @param emailVerifiedAfterDays days after the start at which it becomes verified; null: never
 */
public record RegistrarKnowledge(
        List<String> unknown,
        Map<String, String> holder,
        @Nullable LocalDate expiresOn,
        boolean emailUnverified,
        @Nullable Integer emailVerifiedAfterDays) {
    /** Everything as submitted. */
    static final RegistrarKnowledge AS_SUBMITTED = new RegistrarKnowledge(List.of(), Map.of(), null, false, null);

    /** Fills in what a file left out (the YAML reader passes null for it). */
    public RegistrarKnowledge {
        unknown = unknown == null ? List.of() : List.copyOf(unknown);
        holder = holder == null ? Map.of() : Map.copyOf(holder);
    }
}
