package io.realname.casefile;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A review asked of a reviewer, as its row stands.
 *
 * @param id also the idempotency key of the request
 * @param domainId the domain reviewed, null for the review of a profile
 * @param askedAt business instant at which the reviewer was asked, or was to be
 * @param overdueAt business instant from which a missing answer is flagged, null while it is not submitted
 */
public record Review(
        UUID id,
        Kind kind,
        UUID caseId,
        UUID profileId,
        @Nullable UUID domainId,
        String registry,
        boolean open,
        Instant askedAt,
        @Nullable Instant overdueAt,
        boolean overdue) {
    /** What is reviewed. */
    public enum Kind {
        PROFILE,
        DOMAIN;

        /** The lower-case form used in rows. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
