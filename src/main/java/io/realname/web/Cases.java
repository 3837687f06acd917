package io.realname.web;

import io.realname.casefile.CaseActions;
import io.realname.casefile.CaseEvent;
import io.realname.casefile.CaseFilter;
import io.realname.casefile.CaseReader;
import io.realname.casefile.CaseView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What the service shows of cases and does with them. Implementations are thread-safe and may block. */
public interface Cases {
    /** The case of that id. */
    Optional<CaseView> find(UUID id);

    /** The cases that hold this submission id, one for each source that uses it. */
    List<CaseView> findBySubmissionId(String submissionId);

    /**
     * A page of cases, newest first.
     *
     * @param before only cases older than this one; null for the first page
     */
    List<CaseView> list(CaseFilter filter, @Nullable UUID before, int limit);

    /** The cases that have not moved for longer than they should, {@code limit} at most. */
    List<CaseView> stuck(int limit);

    /** The event log of a case, oldest first. */
    List<CaseEvent> events(UUID id);

    /** What can be done with a case. */
    enum Action {
        /** Sends a case on that waits for an operator, or makes a held one try again now. */
        RETRY,
        /** Ends a case that is not over. */
        WITHDRAW,
        /** Ends a hold that screening has put on a case. */
        RELEASE,
        /** Opens a rejected or withdrawn case again with what it holds. */
        RESUBMIT;

        /** The word for it in addresses. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Acts on a case.
     *
     * @param actor who does it, for the event log
     */
    CaseActions.Result act(Action action, UUID id, String actor);

    /**
     * The cases of the case file.
     *
     * @param stuck finds so many cases that have not moved for longer than they should
     */
    static Cases of(CaseReader reader, CaseActions actions, IntFunction<List<UUID>> stuck) {
        return new Cases() {
            @Override
            public Optional<CaseView> find(UUID id) {
                return reader.find(id);
            }

            @Override
            public List<CaseView> findBySubmissionId(String submissionId) {
                return reader.findBySubmissionId(submissionId);
            }

            @Override
            public List<CaseView> list(CaseFilter filter, @Nullable UUID before, int limit) {
                return reader.list(filter, before, limit);
            }

            @Override
            public List<CaseView> stuck(int limit) {
                return reader.find(stuck.apply(limit));
            }

            @Override
            public List<CaseEvent> events(UUID id) {
                return reader.events(id);
            }

            @Override
            public CaseActions.Result act(Action action, UUID id, String actor) {
                return switch (action) {
                    case RETRY -> actions.retry(id, actor);
                    case WITHDRAW -> actions.withdraw(id, actor);
                    case RELEASE -> actions.release(id, actor);
                    case RESUBMIT -> actions.resubmit(id, actor);
                };
            }
        };
    }
}
