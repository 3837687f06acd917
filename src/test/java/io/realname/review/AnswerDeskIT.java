package io.realname.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseState;
import io.realname.casefile.DomainState;
import io.realname.casefile.Step;
import io.realname.casefile.TestSubmission;
import io.realname.submission.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerDeskIT {
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
    void approvesTheCaseWhenEveryDomainHasItsAnswerAndOneIsVerified() {
        UUID id = inDomainReview("a-test.cn", "b-test.cn");

        desks.answerDomain(id, "a-test.cn", "approved");
        assertThat(desks.state(id)).isEqualTo(CaseState.IN_REVIEW);
        desks.answerDomain(id, "b-test.cn", "sensitive-domain");

        assertThat(desks.state(id)).isEqualTo(CaseState.APPROVED);
        assertThat(states(id)).containsExactly(DomainState.VERIFIED, DomainState.REFUSED);
        assertThat(desks.test.rows("select subject from outbox where kind = 'sync'"))
                .hasSize(1);
    }

    @Test
    void rejectsTheCaseWhenEveryDomainIsRefused() {
        UUID id = inDomainReview("a-test.cn", "b-test.cn");

        desks.answerDomain(id, "a-test.cn", "sensitive-domain");
        desks.answerDomain(id, "b-test.cn", "legacy-domain");

        assertThat(desks.state(id)).isEqualTo(CaseState.REJECTED);
        assertThat(desks.test.view(id).findings())
                .extracting(Finding::code, Finding::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("review.sensitive-domain", "/domains/0"),
                        org.assertj.core.groups.Tuple.tuple("review.legacy-domain", "/domains/1"));
        assertThat(desks.test.count("select count(*) from outbox where kind = 'result'"))
                .isEqualTo(1);
    }

    @Test
    void rejectsTheCaseWithItsProfile() {
        UUID id = desks.submit(TestSubmission.of("S-1"));

        desks.answerProfile(id, "name-mismatch");

        assertThat(desks.state(id)).isEqualTo(CaseState.REJECTED);
        assertThat(desks.test.count("select count(*) from profiles where state = 'refused'"))
                .isEqualTo(1);
        assertThat(desks.test.count("select count(*) from outbox where kind <> 'result'"))
                .isZero();
    }

    @Test
    void letsTheFirstWordStand() {
        UUID id = desks.submit(TestSubmission.of("S-1"));
        UUID review = desks.openReview(id, "profile");

        desks.answer(review, "approved");
        desks.answer(review, "name-mismatch");
        desks.answer(review, "approved");

        assertThat(desks.state(id)).isEqualTo(CaseState.IN_REVIEW);
        assertThat(desks.test.count("select count(*) from reviews where kind = 'domain'"))
                .isEqualTo(1);
        assertThat(desks.test.count("select count(*) from profiles where state = 'verified'"))
                .isEqualTo(1);
    }

    @Test
    void letsAnAnswerThatTheReviewerGivesTwiceAtOnceCountOnce() {
        for (int i = 0; i < 5; i++) {
            UUID id = desks.submit(
                    TestSubmission.of("S-" + i).domains("a" + i + "-test.cn").email(i + "@example.cn"));
            UUID review = desks.openReview(id, "profile");

            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> desks.answer(review, "approved")),
                            CompletableFuture.runAsync(() -> desks.answer(review, "approved")))
                    .join();

            assertThat(desks.test.count("select count(*) from reviews where kind = 'domain' and case_id = ?", id))
                    .isEqualTo(1);
        }
    }

    @Test
    void doesNothingForAReviewThatNobodyAskedFor() {
        desks.answer(UUID.randomUUID(), "approved");

        assertThat(desks.test.count("select count(*) from events")).isZero();
    }

    @Test
    void asksAgainAfterANetworkFailureThreeTimesAndThenLeavesItToAnOperator() {
        UUID id = desks.submit(TestSubmission.of("S-1"));

        for (int i = 0; i < 3; i++) {
            desks.answerProfile(id, "upload-network");
            assertThat(desks.state(id)).isEqualTo(CaseState.HELD);
            desks.open();
            assertThat(desks.openReviews()).isZero();
            desks.test.business = desks.test.business.plus(Duration.ofMinutes(10));
            desks.open();
            assertThat(desks.state(id)).isEqualTo(CaseState.IN_REVIEW);
        }
        desks.answerProfile(id, "upload-network");

        assertThat(desks.state(id)).isEqualTo(CaseState.MANUAL);
        assertThat(desks.test.view(id).findings()).extracting(Finding::code).containsExactly("review.upload-network");
        assertThat(desks.test.count("select count(*) from reviews")).isEqualTo(4);
    }

    @Test
    void countsEachReasonByItself() {
        UUID id = desks.submit(TestSubmission.of("S-1"));
        desks.answerProfile(id, "upload-network");
        desks.test.business = desks.test.business.plus(Duration.ofMinutes(10));
        desks.open();

        desks.answerProfile(id, "identity-failed");

        assertThat(desks.state(id)).isEqualTo(CaseState.HELD);
    }

    @Test
    void countsAnewForACorrectedRevision() {
        UUID id = desks.submit(TestSubmission.of("S-1"));
        desks.answerProfile(id, "identity-failed");
        desks.test.business = desks.test.business.plus(Duration.ofDays(2));
        desks.open();
        desks.answerProfile(id, "identity-failed");
        assertThat(desks.state(id)).isEqualTo(CaseState.REJECTED);
        desks.test.business = desks.test.business.plus(Duration.ofDays(1));

        desks.submit(TestSubmission.of("S-1").domains("other-test.cn"));
        desks.answerProfile(id, "identity-failed");

        assertThat(desks.state(id)).isEqualTo(CaseState.HELD);
    }

    @Test
    void takesTheHoldBackWhenTheRetrySucceeds() {
        UUID id = desks.submit(TestSubmission.of("S-1"));
        desks.answerProfile(id, "upload-network");
        desks.test.business = desks.test.business.plus(Duration.ofMinutes(10));
        desks.open();

        desks.answerProfile(id, "approved");

        assertThat(desks.test.view(id).findings()).isEmpty();
        assertThat(desks.state(id)).isEqualTo(CaseState.IN_REVIEW);
    }

    @Test
    void retriesASingleDomainWhileTheOthersGoOn() {
        UUID id = inDomainReview("a-test.cn", "b-test.cn");

        desks.answerDomain(id, "a-test.cn", "upload-network");
        desks.answerDomain(id, "b-test.cn", "approved");

        assertThat(desks.state(id)).isEqualTo(CaseState.IN_REVIEW);
        assertThat(desks.test.rows("select due_at from outbox where kind = 'review' order by due_at"))
                .last()
                .satisfies(row -> assertThat(((java.sql.Timestamp) row.get("due_at")).toInstant())
                        .isEqualTo(desks.test.business.plus(Duration.ofMinutes(10))));
        desks.answerDomain(id, "a-test.cn", "approved");
        assertThat(desks.state(id)).isEqualTo(CaseState.APPROVED);
        assertThat(desks.test.view(id).findings()).isEmpty();
    }

    @Test
    void waitsUntilTheAuthorityMustKnowANewDocument() {
        UUID id = desks.submit(TestSubmission.of("S-1").issued(LocalDate.of(2026, 2, 25)));

        desks.answerProfile(id, "not-in-authority-database");

        assertThat(desks.state(id)).isEqualTo(CaseState.HELD);
        assertThat(desks.test.load(id).dueAt()).isEqualTo("2026-03-06T16:00:00Z");
        assertThat(desks.test.load(id).step()).isEqualTo(Step.REVIEW);
    }

    @Test
    void keepsWhatTheReviewerSaidEncryptedAndOnlyKnownWordsInClear() {
        UUID id = desks.submit(TestSubmission.of("S-1"));

        desks.answerProfile(id, "张三不是本人\0");

        assertThat(desks.state(id)).isEqualTo(CaseState.MANUAL);
        assertThat(desks.test.rows("select id, outcome, detail_enc from reviews"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("outcome", "unknown");
                    byte[] said = desks.test
                            .keys
                            .fields()
                            .decrypt(
                                    (byte[]) row.get("detail_enc"),
                                    "reviews",
                                    "detail_enc",
                                    row.get("id").toString());
                    assertThat(said)
                            .asString(java.nio.charset.StandardCharsets.UTF_8)
                            .contains("张三不是本人");
                });
    }

    @Test
    void keepsACaseOnItsWayWhenADomainIsRefusedMeanwhile() {
        UUID id = inDomainReview("a-test.cn", "b-test.cn", "c-test.cn");
        desks.answerDomain(id, "b-test.cn", "rare-characters");
        desks.test.file.actions().retry(id);
        assertThat(desks.state(id)).isEqualTo(CaseState.SCREENED);

        desks.answerDomain(id, "a-test.cn", "sensitive-domain");
        desks.test.enrich();
        desks.open();

        assertThat(desks.state(id)).isEqualTo(CaseState.IN_REVIEW);
        desks.answerDomain(id, "b-test.cn", "approved");
        desks.answerDomain(id, "c-test.cn", "approved");
        assertThat(desks.state(id)).isEqualTo(CaseState.APPROVED);
        assertThat(states(id)).containsExactly(DomainState.REFUSED, DomainState.VERIFIED, DomainState.VERIFIED);
    }

    @Test
    void survivesAnAnswerAndAWithdrawalAtOnce() {
        for (int i = 0; i < 25; i++) {
            UUID id = inDomainReviewAs("S-" + i, i + "@example.cn", "a" + i + "-test.cn", "b" + i + "-test.cn");
            UUID review = desks.openReview(id, "domain");

            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> desks.answer(review, "approved")),
                            CompletableFuture.runAsync(
                                    () -> desks.test.file.actions().withdraw(id)))
                    .join();

            assertThat(desks.state(id)).isEqualTo(CaseState.WITHDRAWN);
            assertThat(desks.test.count(
                            "select count(*) from outbox where case_id = ? and kind not in ('result', 'sync')", id))
                    .isZero();
        }
    }

    private UUID inDomainReview(String... domains) {
        return inDomainReviewAs("S-1", "ops@example.cn", domains);
    }

    private UUID inDomainReviewAs(String submissionId, String email, String... domains) {
        UUID id = desks.submit(TestSubmission.of(submissionId).email(email).domains(domains));
        desks.answerProfile(id, "approved");
        return id;
    }

    private java.util.List<DomainState> states(UUID id) {
        return desks.test.view(id).domains().stream().map(CaseDomain::state).toList();
    }
}
