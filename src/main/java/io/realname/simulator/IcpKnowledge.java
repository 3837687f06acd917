package io.realname.simulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the ICP authority's data differ from what a sample submits; whatever is not said, it has as submitted.
 *
 * @param unknown whether it never hears of the domains
 * @param knownAfterDays days after it was first asked for a domain at which it knows it; 0: from the first question on
 * @param olderHolder the holder's {@code name}, {@code idType}, {@code idNumber} as far as it shows them differently at
 *     first; absent: it never does
 * @param olderForDays for how many days after the first question it shows {@code olderHolder}
 * @param unverified whether it has the domain as not verified
 * @param expired whether it has the domain as expired
 * @param suffixRefused whether it has the suffix as not approved; likewise {@code registrarRefused} the registrar
 * @param noFiling whether there is no filing for the domain
 * @param subject the filing's subject: {@code name}, {@code idType}, {@code idNumber}, as far as they differ; absent: none does
 * @param representative the subject's legal representative, or null if the filing names none
 * @param verdict the authority's own verdict, {@code match} or {@code mismatch}; null: by comparison of its data
 */
public record IcpKnowledge(
        boolean unknown,
        int knownAfterDays,
        Map<String, String> olderHolder,
        int olderForDays,
        boolean unverified,
        boolean expired,
        boolean suffixRefused,
        boolean registrarRefused,
        boolean noFiling,
        Map<String, String> subject,
        @Nullable Holder representative,
        @Nullable String verdict) {
    /** Everything as submitted. */
    static final IcpKnowledge AS_SUBMITTED =
            new IcpKnowledge(false, 0, Map.of(), 0, false, false, false, false, false, Map.of(), null, null);

    /** Fills in what a file left out (the YAML reader passes null for it). */
    public IcpKnowledge {
        olderHolder = olderHolder == null ? Map.of() : Map.copyOf(olderHolder);
        subject = subject == null ? Map.of() : Map.copyOf(subject);
    }
}
