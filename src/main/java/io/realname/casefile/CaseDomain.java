package io.realname.casefile;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A domain of a case as its row stands.
 *
 * @param position index in the manifest, from 0
 * @param ascii punycode form, or null for a name that is none
 * @param registry the registry whose reviewer is asked, once known
 * @param verifiedAt business instant of the reviewer's approval
 */
public record CaseDomain(
        UUID id,
        UUID caseId,
        int position,
        String name,
        @Nullable String ascii,
        DomainState state,
        int version,
        @Nullable String registry,
        @Nullable Instant verifiedAt) {
    /** JSON pointer to the domain in the manifest. */
    public String pointer() {
        return "/domains/" + position;
    }
}
