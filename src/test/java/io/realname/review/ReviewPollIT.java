package io.realname.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.casefile.CaseState;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Errand;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.StaleRow;
import io.realname.casefile.TestSubmission;
import io.realname.http.CallFailed;
import io.realname.http.FakeHttp;
import io.realname.http.HttpCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asking for answers that did not come by themselves. */
class ReviewPollIT {
    private static final String SECRET = "a secret for tests only, of some length";
    private static final byte[] PICTURE = "a specimen".getBytes(StandardCharsets.UTF_8);

    private final FakeHttp reviewer = new FakeHttp();
    private Desks desks;
    private DocumentStore documents;
    private UUID caseId;
    private UUID review;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        desks = new Desks(folder);
        documents = DocumentStore.open(folder.resolve("documents"), desks.test.keys);
        caseId = desks.submit(TestSubmission.of("S-1").picture(documents.put(PICTURE)));
        review = desks.openReview(caseId, "profile");
    }

    @AfterEach
    void close() {
        reviewer.close();
        desks.close();
    }

    @Test
    void asksAgainTheNextBusinessDayWhileThereIsNoAnswer() {
        accepted();
        reviewer.answers(200, "{\"reviewId\": \"" + review + "\", \"state\": \"pending\"}");
        desks.test.business = Instant.parse("2026-03-06T10:30:00Z"); // Friday

        poll();

        assertThat(desks.test.rows("select due_at from outbox"))
                .singleElement()
                .satisfies(row -> assertThat(instant(row.get("due_at")))
                        .isBetween("2026-03-09T10:30:00Z", "2026-03-09T11:29:59Z"));
        assertThat(desks.state(caseId)).isEqualTo(CaseState.IN_REVIEW);
    }

    @Test
    void appliesTheAnswerThatItFetches() {
        accepted();
        reviewer.answers(200, "{\"reviewId\": \"" + review + "\", \"state\": \"answered\", \"outcome\": \"approved\"}");

        poll();

        assertThat(reviewer.requests.get(1).path()).isEqualTo("/reviews/" + review);
        assertThat(desks.openReview(caseId, "domain")).isNotNull();
    }

    @Test
    void doesNotApplyAnAnswerAboutAnotherReview() {
        accepted();
        reviewer.answers(200, "{\"reviewId\": \"" + UUID.randomUUID() + "\", \"outcome\": \"approved\"}");

        poll();

        assertThat(desks.openReviews()).isEqualTo(1);
        assertThat(desks.test.rows("select kind from outbox")).hasSize(1);
    }

    @Test
    void sendsTheReviewOnceMoreThatTheReviewerHasLost() {
        accepted();
        reviewer.answers(404, "");
        poll();
        reviewer.answers(202, "{}");

        submit();

        assertThat(reviewer.requests.get(2).body())
                .isEqualTo(reviewer.requests.get(0).body());
        assertThat(desks.test.rows("select kind from outbox"))
                .extracting(row -> row.get("kind"))
                .containsExactly("poll");
    }

    @Test
    void flagsAnOverdueReviewAtItsInstantAlsoWhileTheReviewerIsDown() {
        accepted();
        reviewer.answers(503, "");
        desks.test.business = Instant.parse("2026-03-10T10:30:00Z").minusMillis(1);
        failToPoll();
        assertThat(desks.test.count("select count(*) from reviews where overdue"))
                .isZero();

        desks.test.business = Instant.parse("2026-03-10T10:30:00Z");
        failToPoll();
        failToPoll();

        assertThat(desks.test.count("select count(*) from reviews where overdue"))
                .isEqualTo(1);
        assertThat(desks.test.file.reader().events(caseId).stream()
                        .filter(event -> "the review is overdue at cnnic".equals(event.note())))
                .hasSize(1);
        assertThat(desks.state(caseId)).isEqualTo(CaseState.IN_REVIEW);
    }

    @Test
    void survivesAPollAndACallbackAtOnce() {
        for (int i = 0; i < 15; i++) {
            UUID id = desks.submit(TestSubmission.of("P-" + i)
                    .email(i + "@example.cn")
                    .domains("p" + i + "-test.cn")
                    .number("X" + i)
                    .picture(documents.put(PICTURE)));
            UUID asked = desks.openReview(id, "profile");
            reviewer.answers(202, "{}");
            while (desks.test.count("select count(*) from outbox where kind = 'review'") > 0) {
                submit();
            }
            reviewer.answers(request -> new FakeHttp.Reply(
                    200,
                    "{\"reviewId\": \"" + request.path().substring("/reviews/".length())
                            + "\", \"outcome\": \"approved\"}"));
            desks.test.write(handle -> handle.execute(
                    "update outbox set due_at = ? where subject = ?", Timestamp.from(Instant.EPOCH), asked));
            LeasedErrand leased = lease(Errand.Kind.POLL);
            Thread callback = new Thread(() -> desks.answer(asked, "approved"));
            callback.start();
            try {
                errands().poll(leased);
            } catch (StaleRow overtaken) {
                assertThat(overtaken).hasMessageContaining("errand");
            }
            join(callback);

            assertThat(desks.test.count("select count(*) from reviews where kind = 'domain' and case_id = ?", id))
                    .isEqualTo(1);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accepted() {
        reviewer.answers(202, "{}");
        submit();
        desks.test.business = desks.test.business.plus(Duration.ofDays(2));
    }

    private void submit() {
        errands().submit(lease(Errand.Kind.REVIEW));
    }

    private void poll() {
        errands().poll(lease(Errand.Kind.POLL));
    }

    private void failToPoll() {
        LeasedErrand leased = lease(Errand.Kind.POLL);
        assertThatThrownBy(() -> errands().poll(leased)).isInstanceOf(CallFailed.class);
        leased.giveBack(new CallFailed(new HttpCalls.Answer(503, "", Duration.ZERO)));
        desks.test.system = desks.test.system.plusSeconds(60);
    }

    private LeasedErrand lease(Errand.Kind kind) {
        return desks.test.errands(kind).next().orElseThrow();
    }

    private ReviewErrands errands() {
        Reviewer cnnic = new Reviewer("cnnic", reviewer.url(), SECRET);
        return new ReviewErrands(
                desks.test.file,
                Map.of("cnnic", cnnic, "verisign", new Reviewer("verisign", reviewer.url(), SECRET)),
                new HttpCalls(Duration.ofSeconds(10)),
                documents,
                "http://us/callbacks",
                desks.english,
                desks.answers,
                desks.calendar,
                desks.times);
    }

    private static Instant instant(Object timestamp) {
        return ((Timestamp) timestamp).toInstant();
    }
}
