package io.realname.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseState;
import io.realname.casefile.Step;
import io.realname.casefile.TestSubmission;
import io.realname.submission.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refusals after which the product asks again by itself. */
class RetriedReviewIT {
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
    void waitsUntilTheAuthorityMustKnowANewDocument() {
        UUID id = desks.submit(TestSubmission.of("S-1").issued(LocalDate.of(2026, 2, 25)));

        desks.answerProfile(id, "not-in-authority-database");

        assertThat(desks.state(id)).isEqualTo(CaseState.HELD);
        assertThat(desks.test.load(id).dueAt()).isEqualTo("2026-03-06T16:00:00Z");
        assertThat(desks.test.load(id).step()).isEqualTo(Step.REVIEW);
    }
}
