package io.realname.web;

import io.realname.casefile.CaseActions;
import io.realname.casefile.CaseEvent;
import io.realname.casefile.CaseReader;
import io.realname.casefile.CaseState;
import io.realname.casefile.CaseView;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
     * @param state only cases in this state; null for all; likewise {@code source}
     * @param before only cases older than this one; null for the first page
     */
    List<CaseView> list(@Nullable CaseState state, @Nullable String source, @Nullable UUID before, int limit);

    /** The event log of a case, oldest first. */
    List<CaseEvent> events(UUID id);

    /** Sends a case on that waits for an operator, or makes a held one try again now. */
    CaseActions.Result retry(UUID id);

    /** Ends a case that is not over. */
    CaseActions.Result withdraw(UUID id);

    /** The cases of the case file. */
    static Cases of(CaseReader reader, CaseActions actions) {
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
            public List<CaseView> list(
                    @Nullable CaseState state, @Nullable String source, @Nullable UUID before, int limit) {
                return reader.list(state, source, before, limit);
            }

            @Override
            public List<CaseEvent> events(UUID id) {
                return reader.events(id);
            }

            @Override
            public CaseActions.Result retry(UUID id) {
                return actions.retry(id);
            }

            @Override
            public CaseActions.Result withdraw(UUID id) {
                return actions.withdraw(id);
            }
        };
    }
}
