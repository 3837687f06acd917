package io.realname.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.DocumentStore;
import io.realname.casefile.Errand;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.TestSubmission;
import io.realname.http.FakeHttp;
import io.realname.http.HttpCalls;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever changes something of a case waits for the case before anything else: while one who holds the case is still at work, nobody who
 * waits for it holds a row of its reviews or errands.
 */
class LockOrderIT {
    private final FakeHttp reviewer = new FakeHttp();
    private Desks desks;
    private ReviewErrands errands;
    private UUID caseId;
    private UUID review;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        desks = new Desks(folder);
        DocumentStore documents = DocumentStore.open(folder.resolve("documents"), desks.test.keys);
        errands = new ReviewErrands(
                desks.test.file,
                Map.of("cnnic", new Reviewer("cnnic", reviewer.url(), "a secret for tests only, of some length")),
                new HttpCalls(Duration.ofSeconds(10)),
                documents,
                "http://us/callbacks",
                desks.english,
                desks.answers,
                desks.calendar,
                desks.times);
        caseId = desks.submit(
                TestSubmission.of("S-1").picture(documents.put("a specimen".getBytes(StandardCharsets.UTF_8))));
        review = desks.openReview(caseId, "profile");
        reviewer.answers(202, "{}");
    }

    @AfterEach
    void close() {
        reviewer.close();
        desks.close();
    }

    @Test
    void holdsWhenAnAnswerIsApplied() {
        whileTheCaseIsHeld(() -> desks.answer(review, "approved"));
    }

    @Test
    void holdsWhenARequestIsSettled() {
        LeasedErrand leased = lease(Errand.Kind.REVIEW);

        whileTheCaseIsHeld(() -> errands.submit(leased));
    }

    @Test
    void holdsWhenAPollIsSettled() {
        errands.submit(lease(Errand.Kind.REVIEW));
        desks.test.business = desks.test.business.plus(Duration.ofDays(2));
        LeasedErrand leased = lease(Errand.Kind.POLL);
        reviewer.answers(200, "{\"reviewId\": \"" + review + "\", \"outcome\": \"approved\"}");

        whileTheCaseIsHeld(() -> errands.poll(leased));
    }

    @Test
    void holdsWhenACaseIsWithdrawn() {
        whileTheCaseIsHeld(() -> desks.test.file.actions().withdraw(caseId));
    }

    private void whileTheCaseIsHeld(Runnable other) {
        CompletableFuture<Void> done;
        try (Handle holder = desks.test.database.jdbi().open()) {
            holder.begin();
            desks.test.file.loader().hold(holder, caseId);
            done = CompletableFuture.runAsync(other);
            Awaitility.await().until(() -> desks.test.count("""
                                    select count(*) from pg_stat_activity
                                    where wait_event_type = 'Lock' and datname = current_database()""") > 0);

            assertThat(locked(holder, "select id from reviews where case_id = ? for update nowait"))
                    .isPositive();
            assertThat(locked(holder, "select id from outbox where case_id = ? for update nowait"))
                    .isPositive();
            holder.rollback();
        }
        done.join();
    }

    private long locked(Handle holder, String sql) {
        return holder.select(sql, caseId).mapTo(UUID.class).list().size();
    }

    private LeasedErrand lease(Errand.Kind kind) {
        return desks.test.errands(kind).next().orElseThrow();
    }
}
