package io.realname.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Cases claimed for one step, and the changes that the step decided; all in one transaction. One thread at a time. */
public final class CaseBatch implements Work {
    private final CaseQueue queue;
    private final Handle handle;
    private final List<UUID> ids;
    private final List<OpenCase> cases;
    private final CaseWriter writer;
    private final List<Transition> transitions = new ArrayList<>();
    private final List<DomainTransition> domainTransitions = new ArrayList<>();

    CaseBatch(CaseQueue queue, Handle handle, List<UUID> ids, List<OpenCase> cases, CaseWriter writer) {
        this.queue = queue;
        this.handle = handle;
        this.ids = ids;
        this.cases = cases;
        this.writer = writer;
    }

    /** The claimed cases. */
    public List<OpenCase> cases() {
        return cases;
    }

    /** How many of them have been decided; a step may leave some to the next batch. */
    public int decided() {
        return transitions.size();
    }

    /** The transaction, for what a step reads or writes besides the changes of its cases. */
    public Handle handle() {
        return handle;
    }

    /** Adds a change that {@link #complete} writes. */
    public void change(Transition transition) {
        transitions.add(transition);
    }

    /** Adds a change of a domain that {@link #complete} writes. */
    public void change(DomainTransition transition) {
        domainTransitions.add(transition);
    }

    @Override
    public Optional<String> destination() {
        return queue.destination();
    }

    @Override
    public Tally tally() {
        int rejected = (int) transitions.stream()
                .filter(change -> change.to() == CaseState.REJECTED)
                .count();
        return new Tally(ids.size(), transitions.size() - rejected, rejected);
    }

    @Override
    public void complete() {
        try (handle) {
            writer.changeDomains(handle, domainTransitions);
            writer.change(handle, transitions);
            Failpoint.BEFORE_STEP_COMMIT.hit();
            handle.commit();
            queue.answered();
        } catch (RuntimeException e) {
            queue.failed(ids, e);
            throw e;
        }
    }

    @Override
    public void giveBack(Exception failure) {
        CaseQueue.giveUp(handle, failure);
        queue.unanswered(failure);
        queue.failed(ids, failure);
    }
}
