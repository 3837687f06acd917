package io.realname.submission;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source sent, normalised: identity types carry their canonical codes, defaults are filled in. A field that was
 * absent or of the wrong type is null (a finding tells of it), so that the rules can judge all the rest.
 *
 * @param submissionId the source's own id, unique within the source; null if absent
 * @param domains the domains in manifest order, never null
 * @param documents the documents in manifest order, never null
 * @param icpFiling whether an ICP filing is wanted for the domains
 * @param enhancedNoticeOn date of the registry's notice of enhanced verification
 * @param transferLock false opts out of the 60 days in which a domain cannot move after a change of holder
 */
public record Submission(
        @Nullable String submissionId,
        Site site,
        Action action,
        Language language,
        Profile profile,
        List<DomainEntry> domains,
        List<DocumentRef> documents,
        boolean icpFiling,
        @Nullable LocalDate enhancedNoticeOn,
        @Nullable String website,
        boolean transferLock) {
    /** Takes copies of the lists. */
    public Submission {
        domains = List.copyOf(domains);
        documents = List.copyOf(documents);
    }
}
