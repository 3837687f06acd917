package io.realname.casefile;

import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What an operator can do with a case. Thread-safe. */
public final class CaseActions {
    private static final String OPERATOR = "operator";

    private final Jdbi jdbi;
    private final CaseLoader loader;
    private final CaseWriter writer;
    private final CaseSettler settler;

    /** Acts on these books. */
    CaseActions(Jdbi jdbi, CaseLoader loader, CaseWriter writer, CaseSettler settler) {
        this.jdbi = jdbi;
        this.loader = loader;
        this.writer = writer;
        this.settler = settler;
    }

    /** What came of an action: done, or a sentence that says why not. */
    public sealed interface Result {
        /** The case is now in this state. */
        record Done(CaseState state) implements Result {}

        /** There is no such case. */
        record Unknown() implements Result {}

        /** The state does not allow it. */
        record Refused(String why) implements Result {}
    }

    /** Sends a case on that waits for an operator, or makes a held one try again now. */
    public Result retry(UUID id) {
        return retry(id, OPERATOR);
    }

    /** The same by {@code actor}, whom the event log names. */
    public Result retry(UUID id, String actor) {
        return jdbi.inTransaction(handle -> {
            Optional<OpenCase> found = loader.lock(handle, id);
            if (found.isEmpty()) {
                return unread(handle, id);
            }
            OpenCase open = found.get();
            return switch (open.state()) {
                case MANUAL -> again(handle, open, actor);
                case HELD -> {
                    handle.createUpdate("""
                                    update cases set step = coalesce(step, 'review'), due_at = least(due_at, updated_at),
                                        retry_at = null, failures = 0
                                    where id = :id""").bind("id", id).execute();
                    writer.note(handle, id, open.state(), actor, List.of(), "tried again now");
                    yield new Result.Done(open.state());
                }
                default ->
                    open.state().isEnd()
                            ? isOver(open.state())
                            : new Result.Refused(
                                    "Only a case that is held or waits for an operator can be retried; this one is "
                                            + open.state().code() + ".");
            };
        });
    }

    private static Result isOver(CaseState state) {
        return new Result.Refused("The case is over (" + state.code() + "); nothing more can be done with it.");
    }

    /** A case without a submission: there is none of that id, or its manifest was never understood. */
    private static Result unread(Handle handle, UUID id) {
        return handle.createQuery("select state from cases where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .<Result>map(state -> isOver(CaseState.of(state)))
                .orElseGet(Result.Unknown::new);
    }

    private Result again(Handle handle, OpenCase open, String actor) {
        boolean answered =
                open.domains().stream().allMatch(domain -> domain.state().isAnswered());
        if (answered) {
            writer.change(handle, List.of(Transition.of(open, CaseState.IN_REVIEW, actor)));
            settler.settle(handle, open.id(), actor);
        } else {
            writer.change(
                    handle,
                    List.of(Transition.of(open, CaseState.SCREENED, actor).then(Step.ENRICH)));
        }
        return new Result.Done(loader.load(handle, open.id()).orElseThrow().state());
    }

    /**
     * Ends a case that is not over; what is under review is given up, and whoever waits for it goes on. What a registry has approved is
     * approved: the registrar is told of it and its ICP filing is compared all the same.
     */
    public Result withdraw(UUID id) {
        return withdraw(id, OPERATOR);
    }

    /** The same by {@code actor}, whom the event log names. */
    public Result withdraw(UUID id, String actor) {
        return jdbi.inTransaction(handle -> {
            Optional<OpenCase> found = loader.lock(handle, id);
            if (found.isEmpty()) {
                return unread(handle, id);
            }
            OpenCase open = found.get();
            if (open.state().isEnd()) {
                return isOver(open.state());
            }
            writer.change(handle, List.of(Transition.of(open, CaseState.WITHDRAWN, actor)));
            return new Result.Done(CaseState.WITHDRAWN);
        });
    }

    /** Ends a hold that screening has put on a case: an operator answers for what the rule wanted to wait for. */
    public Result release(UUID id, String actor) {
        return jdbi.inTransaction(handle -> {
            Optional<OpenCase> found = loader.lock(handle, id);
            if (found.isEmpty()) {
                return unread(handle, id);
            }
            OpenCase open = found.get();
            if (open.state() != CaseState.HELD || open.step() != Step.SCREEN) {
                return new Result.Refused(
                        "Only a hold that the rules have put on a case can be released; retry tries any other one again.");
            }
            List<Finding> left = open.findings().stream()
                    .filter(finding -> finding.severity() != Severity.HOLD)
                    .toList();
            writer.change(
                    handle,
                    List.of(Transition.of(open, CaseState.SCREENED, actor)
                            .then(Step.ENRICH)
                            .because(left, List.of())
                            .note("the hold was released")));
            return new Result.Done(CaseState.SCREENED);
        });
    }

    /** Opens a rejected or withdrawn case again with what it holds, as if its source had sent the same once more. */
    public Result resubmit(UUID id, String actor) {
        return jdbi.inTransaction(handle -> {
            Optional<OpenCase> found = loader.lock(handle, id);
            if (found.isEmpty()) {
                return unread(handle, id);
            }
            OpenCase open = found.get();
            if (open.state() != CaseState.REJECTED && open.state() != CaseState.WITHDRAWN) {
                return new Result.Refused("Only a rejected or withdrawn case can be submitted again; this one is "
                        + open.state().code() + ".");
            }
            List<CaseDomain> again = open.domains().stream()
                    .filter(domain -> domain.state() == DomainState.REFUSED
                            || !domain.state().isAnswered())
                    .toList();
            if (again.isEmpty()) {
                return new Result.Refused(
                        "Nothing of this case is left to be reviewed: its domains have been verified or need not be.");
            }
            writer.change(handle, List.of(anew(open, actor)));
            writer.changeDomains(
                    handle,
                    again.stream()
                            .filter(domain -> domain.state() != DomainState.PENDING)
                            .map(domain -> DomainTransition.of(domain, DomainState.PENDING, actor, List.of()))
                            .toList());
            return new Result.Done(CaseState.RECEIVED);
        });
    }

    /** Nothing that was found before counts any more, and the profile is looked for anew. */
    private static Transition anew(OpenCase open, String actor) {
        return new Transition(
                open.id(),
                open.version(),
                open.state(),
                CaseState.RECEIVED,
                actor,
                Step.SCREEN,
                null,
                null,
                List.of(),
                List.of(),
                "submitted again as it is",
                null);
    }
}
