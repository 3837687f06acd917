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
 * @param idDataMissing whether type and number of the holder's document were never recorded
 * @param locks which of the locks {@code update} and {@code transfer} are on; absent: none
 * @param statuses EPP status words; absent: {@code ok}
 * @param notApproved whether MIIT has not approved the registrar that keeps the domains
 * @param profileVerified whether the holder's profile is verified already
 * @param blocklisted whether the registry's blocklist has the holder's number
 * @param governmentNames the body's other names below .gov.cn, each with its purpose; absent: none
 */
public record RegistrarKnowledge(
        List<String> unknown,
        Map<String, String> holder,
        @Nullable LocalDate expiresOn,
        boolean emailUnverified,
        @Nullable Integer emailVerifiedAfterDays,
        boolean idDataMissing,
        List<String> locks,
        List<String> statuses,
        boolean notApproved,
        boolean profileVerified,
        boolean blocklisted,
        Map<String, String> governmentNames) {
    /** Everything as submitted. */
    static final RegistrarKnowledge AS_SUBMITTED = new RegistrarKnowledge(
            List.of(), Map.of(), null, false, null, false, List.of(), List.of(), false, false, false, Map.of());

    /** Fills in what a file left out (the YAML reader passes null for it). */
    public RegistrarKnowledge {
        unknown = unknown == null ? List.of() : List.copyOf(unknown);
        holder = holder == null ? Map.of() : Map.copyOf(holder);
        locks = locks == null ? List.of() : List.copyOf(locks);
        statuses = statuses == null ? List.of() : List.copyOf(statuses);
        governmentNames = governmentNames == null ? Map.of() : Map.copyOf(governmentNames);
    }
}
