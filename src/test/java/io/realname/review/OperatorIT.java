package io.realname.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseActions.Result;
import io.realname.casefile.CaseBatch;
import io.realname.casefile.CaseState;
import io.realname.casefile.Step;
import io.realname.casefile.TestSubmission;
import io.realname.casefile.Transition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with cases. */
class OperatorIT {
    private Desks desks;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        desks = new Desks(folder);
    }

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void withdrawsACaseWithItsReviewsAndErrandsAndTellsTheSource() {
        UUID id = desks.submit(TestSubmission.of("S-1"));

        assertThat(withdraw(id)).isEqualTo(new Result.Done(CaseState.WITHDRAWN));

        assertThat(desks.state(id)).isEqualTo(CaseState.WITHDRAWN);
        assertThat(desks.test.rows("select state from reviews"))
                .extracting(row -> row.get("state"))
                .containsExactly("cancelled");
        assertThat(desks.test.rows("select kind from outbox"))
                .extracting(row -> row.get("kind"))
                .containsExactly("result");
        assertThat(desks.test.count("select count(*) from profiles where state = 'refused'"))
                .isEqualTo(1);
    }

    @Test
    void letsTheNextCaseGoOnThatWaitedForTheWithdrawnOnesProfile() {
        UUID first = desks.submit(TestSubmission.of("S-1").domains("a-test.cn"));
        UUID second = desks.submit(TestSubmission.of("S-2").domains("b-test.cn"));
        assertThat(desks.state(second)).isEqualTo(CaseState.HELD);

        withdraw(first);
        desks.open();

        assertThat(desks.state(second)).isEqualTo(CaseState.IN_REVIEW);
        assertThat(desks.openReviews()).isEqualTo(1);
    }

    @Test
    void letsTheNextCaseGoOnWhenACaseWithAnOperatorIsWithdrawn() {
        UUID first = desks.submit(TestSubmission.of("S-1").domains("a-test.cn"));
        desks.answerProfile(first, "rare-characters");
        UUID second = desks.submit(TestSubmission.of("S-2").domains("b-test.cn"));
        assertThat(desks.state(second)).isEqualTo(CaseState.HELD);

        withdraw(first);
        desks.open();

        assertThat(desks.state(second)).isEqualTo(CaseState.IN_REVIEW);
    }

    @Test
    void letsTheNextCaseGoOnWhenACaseThatAnOperatorSentOnIsRejectedByTheRegistrarsData() {
        UUID first = desks.submit(TestSubmission.of("S-1").domains("a-test.cn"));
        desks.answerProfile(first, "rare-characters");
        UUID second = desks.submit(TestSubmission.of("S-2").domains("b-test.cn"));
        retry(first);

        desks.test.run(Step.ENRICH, OperatorIT::reject);
        desks.open();

        assertThat(desks.state(first)).isEqualTo(CaseState.REJECTED);
        assertThat(desks.state(second)).isEqualTo(CaseState.IN_REVIEW);
    }

    @Test
    void letsTheNextCaseGoOnWhenACaseThatAnOperatorSentOnIsWithdrawn() {
        UUID first = desks.submit(TestSubmission.of("S-1").domains("a-test.cn"));
        desks.answerProfile(first, "rare-characters");
        UUID second = desks.submit(TestSubmission.of("S-2").domains("b-test.cn"));
        retry(first);

        withdraw(first);
        desks.open();

        assertThat(desks.state(second)).isEqualTo(CaseState.IN_REVIEW);
    }

    @Test
    void leavesAProfileToTheOperatorWhenAnotherCaseThatWaitsForItEnds() {
        UUID first = desks.submit(TestSubmission.of("S-1").domains("a-test.cn"));
        desks.answerProfile(first, "rare-characters");
        UUID second = desks.submit(TestSubmission.of("S-2").domains("b-test.cn"));
        UUID third = desks.submit(TestSubmission.of("S-3").domains("c-test.cn"));

        withdraw(second);
        retry(third);
        desks.open();

        assertThat(desks.state(third)).isEqualTo(CaseState.HELD);
        assertThat(desks.test.rows("select state from profiles"))
                .extracting(row -> row.get("state"))
                .containsExactly("manual");
    }

    @Test
    void givesUpTheReviewsOfACaseThatIsRejectedAfterItWasSentOn() {
        UUID id = desks.submit(TestSubmission.of("S-1").domains("a-test.cn", "b-test.cn"));
        desks.answerProfile(id, "approved");
        desks.answerDomain(id, "a-test.cn", "rare-characters");
        retry(id);

        desks.test.run(Step.ENRICH, OperatorIT::reject);

        assertThat(desks.openReviews()).isZero();
        assertThat(desks.test.rows("select kind from outbox where kind <> 'result'"))
                .isEmpty();
    }

    @Test
    void reviewsACaseAgainThatWasRejectedWhileADomainWasUnderReview() {
        UUID id = desks.submit(TestSubmission.of("S-1").domains("a-test.cn", "b-test.cn"));
        desks.answerProfile(id, "approved");
        desks.answerDomain(id, "a-test.cn", "rare-characters");
        retry(id);
        desks.test.run(Step.ENRICH, OperatorIT::reject);

        assertThat(resubmit(id)).isEqualTo(new Result.Done(CaseState.RECEIVED));
        pass();

        assertThat(desks.state(id)).isEqualTo(CaseState.IN_REVIEW);
        assertThat(desks.openReviews()).isEqualTo(2);
    }

    @Test
    void submitsAgainWhatIsLeftOfAWithdrawnCaseAndKeepsWhatWasVerified() {
        UUID id = desks.submit(TestSubmission.of("S-1").domains("a-test.cn", "b-test.cn"));
        desks.answerProfile(id, "approved");
        desks.answerDomain(id, "a-test.cn", "approved");
        withdraw(id);

        resubmit(id);
        pass();
        desks.answerDomain(id, "b-test.cn", "approved");

        assertThat(desks.state(id)).isEqualTo(CaseState.APPROVED);
        assertThat(desks.test.rows("select kind from outbox where kind = 'sync'"))
                .hasSize(2);
    }

    @Test
    void hasNothingToSubmitAgainWhereEveryDomainWasVerified() {
        UUID id = desks.submit(TestSubmission.of("S-1"));
        desks.answerProfile(id, "approved");
        desks.answerDomain(id, "example-test.cn", "approved");
        withdraw(id);

        assertThat(resubmit(id))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.why()).contains("Nothing of this case is left"));
        assertThat(desks.state(id)).isEqualTo(CaseState.WITHDRAWN);
    }

    @Test
    void leavesAVerifiedProfileVerifiedWhenItsCaseIsWithdrawn() {
        UUID first = desks.submit(TestSubmission.of("S-1").domains("a-test.cn"));
        desks.answerProfile(first, "approved");

        withdraw(first);
        UUID second = desks.submit(TestSubmission.of("S-2").domains("a-test.cn"));

        assertThat(desks.test.count("select count(*) from profiles where state = 'verified'"))
                .isEqualTo(1);
        assertThat(desks.openReview(second, "domain")).isNotNull();
    }

    @Test
    void withdrawsACaseThatWaitsWithoutTouchingTheReviewThatItWaitsFor() {
        UUID first = desks.submit(TestSubmission.of("S-1").domains("a-test.cn"));
        UUID second = desks.submit(TestSubmission.of("S-2").domains("b-test.cn"));

        withdraw(second);
        desks.answerProfile(first, "approved");
        desks.open();

        assertThat(desks.state(second)).isEqualTo(CaseState.WITHDRAWN);
        assertThat(desks.state(first)).isEqualTo(CaseState.IN_REVIEW);
    }

    @Test
    void doesNothingToACaseThatIsOver() {
        UUID id = desks.submit(TestSubmission.of("S-1"));
        withdraw(id);

        assertThat(withdraw(id)).isInstanceOf(Result.Refused.class);
        assertThat(retry(id))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.why()).contains("withdrawn"));
        assertThat(desks.test.count("select count(*) from outbox")).isEqualTo(1);
    }

    @Test
    void tellsAQuarantinedCaseFromOneThatDoesNotExist() {
        UUID quarantined = desks.test.open(TestSubmission.of(null).notUnderstood());

        assertThat(withdraw(quarantined))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.why()).contains("quarantined"));
        assertThat(retry(quarantined)).isInstanceOf(Result.Refused.class);
        assertThat(withdraw(UUID.randomUUID())).isInstanceOf(Result.Unknown.class);
        assertThat(retry(UUID.randomUUID())).isInstanceOf(Result.Unknown.class);
    }

    @Test
    void refusesToRetryACaseThatIsOnItsWay() {
        UUID id = desks.submit(TestSubmission.of("S-1"));

        assertThat(retry(id))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.why()).contains("in-review"));
        assertThat(desks.state(id)).isEqualTo(CaseState.IN_REVIEW);
    }

    @Test
    void sendsACaseOnThatWaitedForAnOperator() {
        UUID id = desks.submit(TestSubmission.of("S-1"));
        desks.answerProfile(id, "rare-characters");

        assertThat(retry(id)).isEqualTo(new Result.Done(CaseState.SCREENED));
        desks.test.enrich();
        desks.open();
        desks.answerProfile(id, "approved");
        desks.answerDomain(id, "example-test.cn", "approved");

        assertThat(desks.state(id)).isEqualTo(CaseState.APPROVED);
    }

    @Test
    void drawsTheConclusionAtOnceWhereEveryDomainHasItsAnswer() {
        UUID id = desks.submit(TestSubmission.of("S-1").domains("a-test.cn", "b-test.cn"));
        desks.answerProfile(id, "approved");
        desks.answerDomain(id, "a-test.cn", "rare-characters");
        desks.test.write(handle -> handle.execute("update domains set state = 'refused' where ascii = 'a-test.cn'"));
        desks.answerDomain(id, "b-test.cn", "approved");
        assertThat(desks.state(id)).isEqualTo(CaseState.MANUAL);

        assertThat(retry(id)).isEqualTo(new Result.Done(CaseState.APPROVED));
    }

    @Test
    void triesAHeldCaseAgainAtOnceAlsoOneThatFailedBefore() {
        UUID id = desks.submit(TestSubmission.of("S-1"));
        desks.answerProfile(id, "upload-network");
        desks.test.business = desks.test.business.plus(Duration.ofMinutes(10));
        desks.test.file.queue(Step.REVIEW, 1).next().orElseThrow().giveBack(new IllegalStateException());

        assertThat(retry(id)).isEqualTo(new Result.Done(CaseState.HELD));
        desks.open();

        assertThat(desks.state(id)).isEqualTo(CaseState.IN_REVIEW);
    }

    @Test
    void looksAgainAtACaseThatWaitsForAnother() {
        desks.submit(TestSubmission.of("S-1").domains("a-test.cn"));
        UUID second = desks.submit(TestSubmission.of("S-2").domains("b-test.cn"));
        desks.test.write(handle -> handle.execute("update profiles set state = 'refused'"));

        retry(second);
        desks.test.write(handle -> handle.execute("update reviews set state = 'cancelled'"));
        desks.open();

        assertThat(desks.state(second)).isEqualTo(CaseState.IN_REVIEW);
    }

    private static void reject(CaseBatch batch) {
        batch.cases().forEach(open -> batch.change(Transition.of(open, CaseState.REJECTED, "test")));
    }

    /** Lets a case that was submitted again pass all steps up to its reviews. */
    private void pass() {
        desks.test.run(
                Step.SCREEN,
                batch -> batch.cases()
                        .forEach(open -> batch.change(
                                Transition.of(open, CaseState.SCREENED, "test").then(Step.ENRICH))));
        desks.test.enrich();
        desks.open();
    }

    private Result resubmit(UUID id) {
        return desks.test.file.actions().resubmit(id, "test");
    }

    private Result withdraw(UUID id) {
        return desks.test.file.actions().withdraw(id);
    }

    private Result retry(UUID id) {
        return desks.test.file.actions().retry(id);
    }
}
