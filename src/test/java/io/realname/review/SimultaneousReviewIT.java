package io.realname.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseBatch;
import io.realname.casefile.CaseState;
import io.realname.casefile.Step;
import io.realname.casefile.TestSubmission;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two transactions that meet over one identity. */
class SimultaneousReviewIT {
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
    void asksForOneReviewOfAnIdentityThatArrivesTwiceAtOnce() throws Exception {
        UUID first = desks.test.open(TestSubmission.of("S-1").domains("a-test.cn"));
        UUID second = desks.test.open(TestSubmission.of("S-2").domains("b-test.cn"));
        desks.test.enrich();
        CaseBatch one = desks.test.file.queue(Step.REVIEW, 1).next().orElseThrow();
        CaseBatch two = desks.test.file.queue(Step.REVIEW, 1).next().orElseThrow();

        desks.desk.open(one);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
            desks.desk.open(two);
            two.complete();
        });
        awaitSomebodyWaitingForALock();
        one.complete();
        other.get();

        assertThat(desks.openReviews()).isEqualTo(1);
        assertThat(List.of(desks.state(first), desks.state(second)))
                .containsExactlyInAnyOrder(CaseState.IN_REVIEW, CaseState.HELD);
    }

    @Test
    void wakesTheCaseThatDecidesToWaitWhileTheAnswerComes() throws Exception {
        UUID first = desks.submit(TestSubmission.of("S-1").domains("a-test.cn"));
        UUID review = desks.openReview(first, "profile");
        UUID second = desks.test.enriched(TestSubmission.of("S-2").domains("b-test.cn"));
        CaseBatch deciding = desks.test.file.queue(Step.REVIEW, 1).next().orElseThrow();

        desks.desk.open(deciding);
        CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> desks.answer(review, "approved"));
        awaitSomebodyWaitingForALock();
        deciding.complete();
        answer.get();
        desks.open();

        assertThat(desks.state(second)).isEqualTo(CaseState.IN_REVIEW);
    }

    private void awaitSomebodyWaitingForALock() {
        Awaitility.await()
                .until(() -> desks.test.count(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
                        > 0);
    }
}
