package io.realname.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseState;
import io.realname.casefile.TestSubmission;
import io.realname.security.WebhookSecret;
import io.realname.security.WebhookSignature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackDeskIT {
    private static final String CNNIC = "the secret of cnnic, for tests only";
    private static final String GTLD = "the secret of gtld, for tests only.";

    private Desks desks;
    private CallbackDesk callbacks;
    private UUID caseId;
    private UUID review;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        desks = new Desks(folder);
        URI nowhere = URI.create("http://127.0.0.1:9");
        callbacks = new CallbackDesk(
                desks.test.file,
                desks.answers,
                Map.of("cnnic", new Reviewer("cnnic", nowhere, CNNIC), "gtld", new Reviewer("gtld", nowhere, GTLD)));
        caseId = desks.submit(TestSubmission.of("S-1"));
        review = desks.openReview(caseId, "profile");
    }

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void appliesASignedAnswer() {
        assertThat(send("answer-1", CNNIC, desks.test.system, body("approved"))).isTrue();

        assertThat(desks.openReview(caseId, "domain")).isNotNull();
        assertThat(desks.test.count("select count(*) from callbacks")).isEqualTo(1);
    }

    @Test
    void takesTheSameCallbackTwiceAndAppliesItOnce() {
        send("answer-1", CNNIC, desks.test.system, body("approved"));

        assertThat(send("answer-1", CNNIC, desks.test.system, body("approved"))).isTrue();
        assertThat(send("answer-1", CNNIC, desks.test.system, body("name-mismatch")))
                .isTrue();

        assertThat(desks.test.count("select count(*) from callbacks")).isEqualTo(1);
        assertThat(desks.test.count("select count(*) from reviews where kind = 'domain'"))
                .isEqualTo(1);
        assertThat(desks.state(caseId)).isEqualTo(CaseState.IN_REVIEW);
    }

    @Test
    void acknowledgesAnAnswerThatComesAfterAWithdrawal() {
        desks.test.file.actions().withdraw(caseId);

        assertThat(send("answer-1", CNNIC, desks.test.system, body("approved"))).isTrue();

        assertThat(desks.state(caseId)).isEqualTo(CaseState.WITHDRAWN);
        assertThat(desks.test.count("select count(*) from callbacks")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"-300, true", "-301, false", "300, true", "301, false"})
    void believesASignatureForFiveMinutes(int seconds, boolean believed) {
        Instant signed = desks.test.system.plusSeconds(seconds);

        assertThat(send("answer-1", CNNIC, signed, body("approved"))).isEqualTo(believed);
        assertThat(desks.test.count("select count(*) from callbacks")).isEqualTo(believed ? 1 : 0);
    }

    @Test
    void judgesAgesByTheSystemClockAlone() {
        desks.test.business = desks.test.business.plus(Duration.ofDays(30));

        assertThat(send("answer-1", CNNIC, desks.test.system, body("approved"))).isTrue();
    }

    @Test
    void refusesAnotherRegistrysSignature() {
        assertThat(send("answer-1", GTLD, desks.test.system, body("approved"))).isFalse();
        assertThat(desks.test.count("select count(*) from reviews where state = 'open'"))
                .isEqualTo(1);
    }

    @Test
    void refusesAnAlteredBody() {
        byte[] signed = body("name-mismatch").getBytes(StandardCharsets.UTF_8);
        String signature = new WebhookSignature(WebhookSecret.of(CNNIC)).sign("answer-1", desks.test.system, signed);

        assertThat(callbacks.take(
                        "answer-1",
                        seconds(desks.test.system),
                        signature,
                        body("approved").getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(callbacks.take("answer-2", seconds(desks.test.system), signature, signed))
                .isFalse();
        assertThat(callbacks.take("answer-1", seconds(desks.test.system), null, signed))
                .isFalse();
        assertThat(callbacks.take("answer-1", null, signature, signed)).isFalse();
        assertThat(callbacks.take(null, seconds(desks.test.system), signature, signed))
                .isFalse();
        assertThat(desks.openReviews()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "not json 张三",
                "{\"reviewId\": 1, \"outcome\": \"approved\"}",
                "{\"reviewId\": \"x\", \"outcome\": \"approved\"}",
                "{\"reviewId\": \"00000000-0000-0000-0000-000000000001\", \"outcome\": \"approved\"}",
                "{\"reviewId\": \"00000000-0000-0000-0000-000000000001\", \"outcome\": null}"
            })
    void refusesWhatIsNoAnswerOfOurs(String body) {
        assertThat(send("answer-1", CNNIC, desks.test.system, body)).isFalse();
        assertThat(desks.test.count("select count(*) from callbacks")).isZero();
    }

    @Test
    void refusesAnAnswerOfDeepNesting() {
        String deep = "{\"reviewId\": \"" + review + "\", \"outcome\": " + "[".repeat(100_000);

        assertThat(send("answer-1", CNNIC, desks.test.system, deep)).isFalse();
    }

    private boolean send(String id, String secret, Instant at, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String signature = new WebhookSignature(WebhookSecret.of(secret)).sign(id, at, bytes);
        return callbacks.take(id, seconds(at), signature, bytes);
    }

    private static String seconds(Instant at) {
        return String.valueOf(at.getEpochSecond());
    }

    private String body(String outcome) {
        return "{\"reviewId\": \"" + review + "\", \"outcome\": \"" + outcome + "\", \"detail\": \"\"}";
    }
}
