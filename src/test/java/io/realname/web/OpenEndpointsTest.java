package io.realname.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.security.WebhookSecret;
import io.realname.security.WebhookSignature;
import io.realname.security.WebhookSignature.Verdict;
import io.realname.web.TestService.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is open to those without the token: callbacks, which prove themselves, and health. */
@TestInstance(Lifecycle.PER_CLASS)
class OpenEndpointsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T01:00:00Z");
    private static final byte[] BODY = "{\"reviewId\":\"1\"}".getBytes(StandardCharsets.UTF_8);

    private final WebhookSignature signature =
            new WebhookSignature(WebhookSecret.of("a secret of at least twenty-four bytes"));
    private TestService service;

    @BeforeAll
    void start(@TempDir Path folder) {
        service = new TestService(folder);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void believeSignatures() {
        service.callbacks =
                (id, timestamp, signed, body) -> signature.verify(id, timestamp, signed, body, NOW) == Verdict.VALID;
    }

    @Test
    void takesACallbackThatIsSigned() {
        Answer answer = service.callback(
                BodyPublishers.ofByteArray(BODY),
                "webhook-id",
                "m1",
                "webhook-timestamp",
                Long.toString(NOW.getEpochSecond()),
                "webhook-signature",
                signature.sign("m1", NOW, BODY));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void refusesACallbackThatWasAltered() {
        Answer answer = service.callback(
                BodyPublishers.ofString("{\"reviewId\":\"2\"}"),
                "webhook-id",
                "m1",
                "webhook-timestamp",
                Long.toString(NOW.getEpochSecond()),
                "webhook-signature",
                signature.sign("m1", NOW, BODY));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void refusesACallbackThatIsNotSigned() {
        assertThat(service.callback(BodyPublishers.ofByteArray(BODY)).status()).isEqualTo(401);
        assertThat(service.callback(BodyPublishers.noBody()).status()).isEqualTo(401);
    }

    @Test
    void readsABodyOfTheLargestSizeWhole() {
        byte[] largest = new byte[Addresses.LARGEST_BODY];
        service.callbacks = (id, timestamp, signed, body) -> body.length == largest.length;

        assertThat(service.callback(BodyPublishers.ofByteArray(largest)).status())
                .isEqualTo(200);
        assertThat(service.callback(BodyPublishers.ofByteArray(new byte[largest.length + 1]))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void letsTheReviewerSendAgainWhatCouldNotBeKept() {
        service.callbacks = (id, timestamp, signed, body) -> {
            throw new IllegalStateException("The database is away.");
        };

        assertThat(service.callback(BodyPublishers.ofByteArray(BODY)).status()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({
        "/observe/health, '{\"status\":\"degraded\",\"checks\":[{\"name\":\"disk\",\"ready\":true,\"degraded\":true,\"detail\":\"Full.\"}]}'",
        "/observe/health/ready, '{\"status\":\"degraded\"}'",
        "/observe/health/live, '{\"status\":\"up\"}'"
    })
    void goesOnAnsweringWellWhileAnOperatorIsNeeded(String path, String body) {
        service.health = new Health(List.of(Health.Check.concern("disk", "Full.")));

        Answer answer = service.send(service.request(path).GET());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().body()).isEqualTo(body);
    }

    @Test
    void isDownWhenItCannotWorkWhateverElseItNeeds() {
        service.health = new Health(
                List.of(Health.Check.concern("disk", "Full."), Health.Check.vital("database", false, "Gone.")));

        assertThat(service.send(service.request("/observe/health/ready").GET()).status())
                .isEqualTo(503);
    }

    @Test
    void tellsMetricsToEverybodyAndCountsRequestsByTheirStatus() {
        service.answered.clear();
        service.send(service.request("/nowhere").GET());

        Answer metrics = service.send(service.request("/observe/metrics").GET());

        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.header("content-type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(metrics.raw().body()).isEqualTo("figures 1.0\n");
        assertThat(service.answered.get(0)).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/observe/health, true, 200, '{\"status\":\"up\",\"checks\":[{\"name\":\"database\",\"ready\":true,\"degraded\":false,\"detail\":\"\"}]}'",
        "/observe/health, false, 503, '{\"status\":\"down\",\"checks\":[{\"name\":\"database\",\"ready\":false,\"degraded\":false,\"detail\":\"Gone.\"}]}'",
        "/observe/health/ready, true, 200, '{\"status\":\"up\"}'",
        "/observe/health/ready, false, 503, '{\"status\":\"down\"}'",
        "/observe/health/live, false, 200, '{\"status\":\"up\"}'"
    })
    void tellsHealthToEverybody(String path, boolean ready, int status, String body) {
        service.health = new Health(List.of(Health.Check.vital("database", ready, "Gone.")));

        Answer answer = service.send(service.request(path).GET());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.raw().body()).isEqualTo(body);
    }
}
