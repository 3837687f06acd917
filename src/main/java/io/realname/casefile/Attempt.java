package io.realname.casefile;

import io.realname.casefile.Receipt.Disposition;
import io.realname.submission.Arrival;
import io.realname.submission.Finding;
import io.realname.submission.Submission;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An arrival on the point of being written: its ids are chosen, its findings weighed.
 *
 * @param submissionId the id under which it is kept, null where the manifest gave none or it is taken
 * @param judgement what its findings mean for a case
 * @param caseVersion version of the case's row after this attempt
 * @param heldState the state in which it found the case that held its id, null if the id was free
 */
record Attempt(
        UUID id,
        UUID caseId,
        Arrival arrival,
        @Nullable String submissionId,
        byte[] contentDigest,
        Disposition disposition,
        List<Finding> findings,
        Judgement judgement,
        int caseVersion,
        @Nullable CaseState heldState) {
    /** The state in which the attempt leaves its case. */
    CaseState state() {
        if (disposition == Disposition.QUARANTINE) {
            return CaseState.QUARANTINED;
        }
        if (arrival.isToBeLookedAt()) {
            return CaseState.RECEIVED;
        }
        if (judgement.rejected()) {
            return CaseState.REJECTED;
        }
        if (judgement.closed()) {
            return CaseState.CLOSED;
        }
        return judgement.hold() == null ? CaseState.SCREENED : CaseState.HELD;
    }

    /** Whether the attempt is what its case now stands on. */
    boolean isOfCase() {
        return disposition != Disposition.DUPLICATE && disposition != Disposition.CONFLICT;
    }

    /** The submission, where the manifest was understood and the attempt goes on. */
    @Nullable
    Submission submission() {
        return arrival.submission();
    }

    /** The same, kept beside the case that holds its id. */
    Attempt beside(HeldCase held, Disposition as, Finding finding) {
        return new Attempt(
                id,
                held.id(),
                arrival,
                submissionId,
                contentDigest,
                as,
                List.of(finding),
                judgement,
                held.version(),
                held.state());
    }

    /** The same as the present attempt of another case. */
    Attempt in(UUID otherCase, @Nullable String keptId, Disposition as, int version, @Nullable CaseState foundIn) {
        return new Attempt(id, otherCase, arrival, keptId, contentDigest, as, findings, judgement, version, foundIn);
    }
}
