package io.realname.casefile;

import io.realname.submission.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

    /**
     * Adds what was found to the case, and moves it on if its domains allow.
     *
     * @param actor whose doing it is
     * @param found findings of the change that gave rise to this; each replaces an older one of the same domain and group
     */
    public void settle(Handle handle, UUID caseId, String actor, List<Finding> found) {
        OpenCase open = loader.lock(handle, caseId).orElseThrow();
        if (open.state().isEnd()) {
            return;
        }
        List<Finding> known = new ArrayList<>(open.findings());
        known.removeIf(old -> found.stream().anyMatch(fresh -> replaces(fresh, old)));
        known.addAll(found);
        CaseState next = next(open);
        if (next != open.state() || !found.isEmpty()) {
            writer.change(handle, List.of(Transition.of(open, next, actor).because(known, found)));
        }
        if (next == CaseState.APPROVED && open.state() == CaseState.IN_REVIEW) {
            settle(handle, caseId, actor, List.of());
        }
    }

    private static CaseState next(OpenCase open) {
        boolean answered =
                open.domains().stream().allMatch(domain -> domain.state().isAnswered());
        boolean refused = open.domains().stream().allMatch(domain -> domain.state() == DomainState.REFUSED);
        boolean ended =
                open.domains().stream().allMatch(domain -> domain.state().isEnd());
        if (open.state() == CaseState.IN_REVIEW && answered) {
            return refused ? CaseState.REJECTED : CaseState.APPROVED;
        }
        return open.state() == CaseState.APPROVED && ended ? CaseState.CLOSED : open.state();
    }

    private static boolean replaces(Finding fresh, Finding old) {
        return group(fresh).equals(group(old)) && fresh.field().equals(old.field());
    }

    private static String group(Finding finding) {
        return finding.code().substring(0, finding.code().indexOf('.'));
    }
}
