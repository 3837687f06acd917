package io.realname.casefile;

import io.realname.submission.ArrivedDocument;
import io.realname.submission.Finding;
import io.realname.submission.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case with all that a step needs, decrypted.
 *
 * @param version the row's version, which a change must still find
 * @param step what comes next by itself at {@code dueAt}; null for nothing
 * @param waitsFor the event that a hold waits for
 * @param heldSince business instant at which the present hold began, null if it is not held
 * @param documents one for each of the submission's documents, in that order
 * @param joined stored name of the JPEG that shows front and back as one picture, or null if there is none
 */
public record OpenCase(
        UUID id,
        String source,
        @Nullable String submissionId,
        CaseState state,
        int version,
        @Nullable Step step,
        @Nullable Instant dueAt,
        @Nullable String waitsFor,
        UUID attempt,
        @Nullable UUID profileId,
        Instant receivedAt,
        @Nullable Instant heldSince,
        Submission submission,
        List<ArrivedDocument> documents,
        @Nullable String joined,
        List<Finding> findings,
        List<CaseDomain> domains) {
    /** The domains that no finding has ended and no registry has answered. */
    public List<CaseDomain> pendingDomains() {
        return domains.stream()
                .filter(domain -> domain.state() == DomainState.PENDING)
                .toList();
    }

    /** Positions of the domains that are not refused: after an operator sent a case on, some may be reviewed or verified already. */
    public List<Integer> positionsLeft() {
        return domains.stream()
                .filter(domain -> domain.state() != DomainState.REFUSED)
                .map(CaseDomain::position)
                .toList();
    }

    /** The same with documents of which more is known. */
    public OpenCase with(List<ArrivedDocument> known) {
        return new OpenCase(
                id,
                source,
                submissionId,
                state,
                version,
                step,
                dueAt,
                waitsFor,
                attempt,
                profileId,
                receivedAt,
                heldSince,
                submission,
                known,
                joined,
                findings,
                domains);
    }

    /** The findings of other steps, to which a step that ran again adds its own. */
    public List<Finding> findingsWithout(Set<String> codes) {
        return findings.stream()
                .filter(finding -> !codes.contains(finding.code()))
                .toList();
    }

    /** What is known after the stage {@code stage} (the first word of its codes) has judged {@code field} anew. */
    public List<Finding> findingsAfter(String stage, String field, List<Finding> found) {
        List<Finding> known = new ArrayList<>(findings);
        known.removeIf(old -> old.code().startsWith(stage + ".") && old.field().equals(field));
        known.addAll(found);
        return known;
    }

    /** The case's id: nothing of its content. */
    @Override
    public String toString() {
        return "case " + id;
    }
}
