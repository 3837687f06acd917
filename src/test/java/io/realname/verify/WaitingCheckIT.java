package io.realname.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseState;
import io.realname.casefile.DomainState;
import io.realname.casefile.DomainTransition;
import io.realname.casefile.Errand;
import io.realname.casefile.OpenCase;
import io.realname.casefile.ProfileRow;
import io.realname.casefile.Review;
import io.realname.casefile.Step;
import io.realname.casefile.Transition;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case that waits for another is told only when nothing will ever bring that other on. */
class WaitingCheckIT {
    private static final String NOBODY_DECIDES =
            "The case is held for the review of its profile, but nobody reviews it and no operator decides about it.";

    @TempDir
    Path data;

    private TestState state;

    @BeforeEach
    void open() throws Exception {
        state = new TestState(data);
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void takesACaseThatWaitsForAProfileAsLongAsSomebodyDecidesAboutIt() {
        UUID waiting = waiting("waiting");
        assertThat(wrong(waiting)).as("a reviewer").isEmpty();

        state.test.write(this::leaveToAnOperator);
        assertThat(wrong(waiting)).as("an operator").isEmpty();

        change(CaseState.SCREENED, Step.ENRICH);
        assertThat(wrong(waiting)).as("on its way back").isEmpty();
        change(CaseState.HELD, Step.ENRICH);
        assertThat(wrong(waiting)).as("on its way back, and held").isEmpty();
    }

    @Test
    void namesACaseThatWaitsForAProfileAboutWhichNobodyDecides() {
        UUID waiting = waiting("waiting");
        UUID woken = waiting("woken");
        state.test.write(this::leaveToAnOperator);
        change(CaseState.SCREENED, Step.ENRICH);
        state.sql("update cases set step = 'review', due_at = updated_at where id = ?", woken);

        state.sql("update cases set state = 'rejected', step = null where id = ?", state.inReview);

        assertThat(wrong(waiting)).containsExactly(NOBODY_DECIDES);
        assertThat(wrong(woken)).as("it will look again").isEmpty();
    }

    @Test
    void namesACaseThatWaitsForAProfileWhoseReviewIsGone() {
        UUID waiting = waiting("waiting");
        state.sql("update reviews set state = 'cancelled'");

        assertThat(wrong(waiting)).containsExactly(NOBODY_DECIDES);
    }

    @Test
    void namesADomainThatWaitsForItsIcpCheckWithoutAnErrand() {
        state.test.write(handle -> {
            state.test
                    .file
                    .writer()
                    .changeDomains(
                            handle,
                            List.of(DomainTransition.of(
                                    state.test.load(state.approved).domains().get(0),
                                    DomainState.ICP_WAITING,
                                    "icp",
                                    List.of())));
            handle.execute("delete from outbox where kind = 'sync'");
            UUID domain = state.test.load(state.approved).domains().get(0).id();
            state.test
                    .file
                    .outbox()
                    .post(handle, List.of(Errand.icp(state.approved, domain, state.test.business.plusSeconds(86_400))));
        });
        assertThat(wrong(state.approved)).isEmpty();

        state.sql("delete from outbox where kind = 'icp'");

        assertThat(wrong(state.approved))
                .containsExactly("A domain waits for its ICP check, but no errand asks for it.");
    }

    @Test
    void namesADomainWhoseReviewIsGoneWhileAnotherOneIsOpen() {
        state.test.write(handle -> state.test
                .file
                .writer()
                .changeDomains(
                        handle,
                        List.of(DomainTransition.of(
                                state.test.load(state.inReview).domains().get(0),
                                DomainState.IN_REVIEW,
                                "review",
                                List.of()))));

        assertThat(wrong(state.inReview)).containsExactly("A domain is in review, but no review of it is open.");
    }

    /** A case with the profile that is in review. */
    private UUID waiting(String id) {
        UUID waiting = state.test.enriched(state.of(id).domains(id + "-test.cn"));
        state.test.run(Step.REVIEW, state.desk::open);
        assertThat(state.test.state(waiting)).isEqualTo(CaseState.HELD);
        return waiting;
    }

    private void leaveToAnOperator(Handle handle) {
        Review review = state.test.file.reviews().find(handle, state.review).orElseThrow();
        state.test.file.reviews().answered(handle, review, "rare-characters", "rare");
        state.test.file.profiles().setState(handle, review.profileId(), ProfileRow.State.MANUAL);
        state.test
                .file
                .writer()
                .change(handle, List.of(Transition.of(state.test.load(state.inReview), CaseState.MANUAL, "test")));
    }

    private void change(CaseState to, Step step) {
        OpenCase open = state.test.load(state.inReview);
        Transition change = Transition.of(open, to, "test");
        state.test.write(handle -> state.test.file.writer().change(handle, List.of(change.then(step))));
    }

    private List<String> wrong(UUID id) {
        return state.ask().problems().stream()
                .filter(problem -> problem.where().equals("case " + id))
                .map(Problem::wrong)
                .toList();
    }
}
