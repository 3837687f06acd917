package io.realname.casefile;

import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Draws the conclusion for a case when one of its domains has come further: approved, rejected, closed. Thread-safe. */
public final class CaseSettler {
    private final CaseLoader loader;
    private final CaseWriter writer;

    /** Reads and writes through these. */
    public CaseSettler(CaseLoader loader, CaseWriter writer) {
        this.loader = loader;
        this.writer = writer;
    }

    /** Moves the case on if the states of its domains allow it. */
    public void settle(Handle handle, UUID caseId, String actor) {
        settle(handle, caseId, actor, OpenCase::findings, List.of());
    }

    /**
     * Replaces what a stage knew of a domain, and moves the case on if its domains allow.
     *
     * @param actor whose doing it is
     * @param stage the first word of the stage's codes: what it found earlier about {@code field} is outdated
     * @param field JSON pointer of the domain
     * @param found what it found now, possibly nothing
     */
    public void settle(Handle handle, UUID caseId, String actor, String stage, String field, List<Finding> found) {
        settle(handle, caseId, actor, open -> open.findingsAfter(stage, field, found), found);
    }

    private void settle(
            Handle handle,
            UUID caseId,
            String actor,
            Function<OpenCase, List<Finding>> knownAfter,
            List<Finding> reasons) {
        OpenCase open = loader.lock(handle, caseId).orElseThrow();
        List<Finding> known = knownAfter.apply(open);
        if (open.state().isEnd()) {
            // A verified domain of a case that was withdrawn or rejected: its source is told again, if there is
            // something to mend.
            if (!known.equals(open.findings())
                    && reasons.stream().anyMatch(reason -> reason.severity() == Severity.ERROR)) {
                writer.change(handle, List.of(Transition.stays(open, actor).because(known, reasons)));
            }
            return;
        }
        CaseState next = next(open);
        if (next != open.state()) {
            writer.change(handle, List.of(Transition.of(open, next, actor).because(known, reasons)));
        } else if (!known.equals(open.findings())) {
            writer.change(handle, List.of(Transition.stays(open, actor).because(known, reasons)));
        }
        if (next == CaseState.APPROVED && open.state() == CaseState.IN_REVIEW) {
            settle(handle, caseId, actor);
        }
    }

    private static CaseState next(OpenCase open) {
        boolean answered =
                open.domains().stream().allMatch(domain -> domain.state().isAnswered());
        boolean refused = open.domains().stream().allMatch(domain -> domain.state() == DomainState.REFUSED);
        boolean ended =
                open.domains().stream().allMatch(domain -> domain.state().isEnd());
        boolean noneVerified =
                open.domains().stream().allMatch(domain -> domain.state().isEnd() && domain.verifiedAt() == null);
        if (open.state() == CaseState.IN_REVIEW && answered) {
            // Without a verified domain only those are left over that need not be verified.
            return refused ? CaseState.REJECTED : noneVerified ? CaseState.CLOSED : CaseState.APPROVED;
        }
        return open.state() == CaseState.APPROVED && ended ? CaseState.CLOSED : open.state();
    }
}
