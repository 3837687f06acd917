package io.realname.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.casefile.CaseState;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Errand;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.StaleRow;
import io.realname.casefile.TestSubmission;
import io.realname.http.CallFailed;
import io.realname.http.FakeHttp;
import io.realname.http.HttpCalls;
import io.realname.security.WebhookSecret;
import io.realname.security.WebhookSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewErrandsIT {
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
    void sendsTheProfileWithItsPicturesSignedAndUnderAnIdempotencyKey() throws IOException {
        reviewer.answers(202, "{}");

        submit();

        FakeHttp.Request request = reviewer.requests.get(0);
        assertThat(request.path()).isEqualTo("/reviews");
        assertThat(request.headers()).containsEntry("idempotency-key", review.toString());
        assertThat(new WebhookSignature(WebhookSecret.of(SECRET))
                        .verify(
                                request.headers().get("webhook-id"),
                                request.headers().get("webhook-timestamp"),
                                request.headers().get("webhook-signature"),
                                request.body(),
                                desks.test.system))
                .isEqualTo(WebhookSignature.Verdict.VALID);
        JsonNode body = new ObjectMapper().readTree(request.body());
        assertThat(body.path("profile").path("idNumber").asText()).isEqualTo("91330100MA00000072");
        assertThat(body.path("callbackUrl").asText()).isEqualTo("http://us/callbacks");
        assertThat(Base64.getDecoder().decode(body.at("/documents/0/content").asText()))
                .isEqualTo(PICTURE);
    }

    @Test
    void ownsThePollOnceTheReviewerHasTheReview() {
        reviewer.answers(202, "{}");

        submit();

        assertThat(desks.test.rows("select kind, due_at from outbox"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("kind", "poll");
                    // The next business day from 18:30 on, in Shanghai.
                    assertThat(instant(row.get("due_at"))).isBetween("2026-03-04T10:30:00Z", "2026-03-04T11:29:59Z");
                });
        assertThat(desks.test.rows("select submitted_at, overdue_at from reviews"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(instant(row.get("submitted_at"))).isEqualTo(desks.test.business);
                    assertThat(instant(row.get("overdue_at"))).isEqualTo("2026-03-10T10:30:00Z");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 409})
    void takesItForAcceptedWhenTheReviewerHasItAlready(int status) {
        reviewer.answers(status, "{}");

        submit();

        assertThat(desks.test.rows("select kind from outbox"))
                .extracting(row -> row.get("kind"))
                .containsExactly("poll");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 429, 500, 503})
    void keepsTheErrandWhenTheReviewerDecidesNothing(int status) {
        reviewer.answers(status, "");
        LeasedErrand leased = lease(Errand.Kind.REVIEW);

        assertThatThrownBy(() -> errands().submit(leased))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining(String.valueOf(status));
        leased.giveBack(new CallFailed(new HttpCalls.Answer(status, "", Duration.ZERO)));
        desks.test.system = desks.test.system.plusSeconds(60);
        reviewer.answers(202, "{}");
        submit();

        assertThat(reviewer.requests.get(1).body())
                .isEqualTo(reviewer.requests.get(0).body());
        assertThat(desks.openReviews()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"400, MANUAL, review.unknown", "413, REJECTED, review.upload-failed"})
    void drawsTheConclusionFromARequestThatIsNeverTaken(int status, CaseState end, String code) {
        reviewer.answers(status, "{\"error\": \"No.\"}");

        submit();

        assertThat(desks.state(caseId)).isEqualTo(end);
        assertThat(desks.test.view(caseId).findings())
                .extracting(io.realname.submission.Finding::code)
                .containsExactly(code);
        assertThat(desks.test.count("select count(*) from outbox where kind <> 'result'"))
                .isZero();
    }

    @Test
    void goesOnFromAnAnswerThatOvertakesItsOwnRequest() {
        reviewer.answers(request -> {
            desks.answer(review, "approved");
            return new FakeHttp.Reply(202, "{}");
        });
        LeasedErrand leased = lease(Errand.Kind.REVIEW);

        assertThatThrownBy(() -> errands().submit(leased)).isInstanceOf(StaleRow.class);
        leased.giveBack(new IllegalStateException());

        assertThat(desks.test.rows("select kind from outbox where subject = ?", review))
                .isEmpty();
        assertThat(desks.openReview(caseId, "domain")).isNotNull();
    }

    @Test
    void sendsNothingForAReviewThatWasGivenUp() {
        LeasedErrand leased = lease(Errand.Kind.REVIEW);
        desks.test.file.actions().withdraw(caseId);

        assertThatThrownBy(() -> errands().submit(leased)).isInstanceOf(StaleRow.class);

        assertThat(reviewer.requests).isEmpty();
    }

    @Test
    void namesTheApprovedProfileReviewToTheSameReviewerOnly() throws IOException {
        desks.answer(review, "approved");
        reviewer.answers(202, "{}");
        submit();
        desks.submit(TestSubmission.of("S-2").domains("b-test.com"));
        submit();

        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(reviewer.requests.get(0).body())
                        .path("profileReviewId")
                        .asText())
                .isEqualTo(review.toString());
        JsonNode elsewhere = json.readTree(reviewer.requests.get(1).body());
        assertThat(elsewhere.path("profileReviewId").isNull()).isTrue();
        assertThat(elsewhere.at("/holder/idNumber").asText()).isEqualTo("91330100MA00000072");
    }

    private void submit() {
        errands().submit(lease(Errand.Kind.REVIEW));
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
