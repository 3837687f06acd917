package io.realname.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.realname.app.api.Api.Answer;
import io.realname.casefile.Breakers;
import io.realname.casefile.CaseFile;
import io.realname.casefile.Errand;
import io.realname.casefile.ErrandQueue;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.Work;
import io.realname.http.CallFailed;
import io.realname.http.HttpCalls;
import io.realname.notify.ResultErrands;
import io.realname.notify.Webhook;
import io.realname.notify.WebhookErrands;
import io.realname.security.WebhookSecret;
import io.realname.security.WebhookSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results to webhooks: signed, repeated until they are taken, listed and sent again. */
class WebhooksIT {
    private static final String SECRET = "a secret for tests only, of some length";

    private record Received(String id, String timestamp, String signature, byte[] body) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private HttpServer receiver;
    private Api api;
    private WebhookErrands errands;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
        Map<String, Webhook> webhooks = Map.of("shop", Webhook.of(url(), SECRET, true));
        api = new Api(folder.resolve("data"), webhooks);
        errands = errands(webhooks);
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/results";
    }

    private WebhookErrands errands(Map<String, Webhook> webhooks) {
        CaseFile file = api.service.file();
        return new WebhookErrands(
                file.jdbi(),
                file.webhooks(),
                file.outbox(),
                new ResultErrands(
                        file.jdbi(),
                        file.reader(),
                        file.outbox(),
                        api.service.knowledge().texts()),
                new HttpCalls(Duration.ofSeconds(5)),
                webhooks,
                file.system());
    }

    @AfterEach
    void stop() {
        api.close();
        receiver.stop(0);
    }

    private void reject(String id, String source) {
        ObjectNode manifest = Api.manifest(id);
        manifest.withObject("profile").put("idNumber", "９1330100MA00000072");
        Answer answer = api.postForm(
                api.operator,
                "/submissions?source=" + source,
                Api.form(manifest).whole());
        assertThat(answer.json().path("state").asText()).as(answer.text()).isEqualTo("received");
        api.judge();
        assertThat(api.texts("select state from cases where submission_id = '" + id + "'"))
                .containsExactly("rejected");
    }

    private Optional<LeasedErrand> next() {
        return next(new Breakers(api.service.file().system()));
    }

    private Optional<LeasedErrand> next(Breakers breakers) {
        CaseFile file = api.service.file();
        return new ErrandQueue(
                        file.jdbi(),
                        file.outbox(),
                        file.business(),
                        breakers,
                        Errand.Kind.WEBHOOK,
                        "test",
                        Duration.ofSeconds(60))
                .next();
    }

    private JsonNode message() {
        return api.get("/webhooks").json().path("webhooks").path(0);
    }

    @Test
    void sendsTheResultSignedAndWithoutAWholeNumber() throws IOException {
        reject("W-1", "shop");
        errands.send(next().orElseThrow());

        assertThat(received).hasSize(1);
        Received got = received.get(0);
        assertThat(new WebhookSignature(WebhookSecret.of(SECRET))
                        .verify(got.id(), got.timestamp(), got.signature(), got.body(), api.system))
                .isEqualTo(WebhookSignature.Verdict.VALID);
        JsonNode result = Api.JSON.readTree(got.body());
        assertThat(result.path("submissionId").asText()).isEqualTo("W-1");
        assertThat(result.path("state").asText()).isEqualTo("rejected");
        assertThat(result.path("findings").findValuesAsText("code")).contains("id-number.full-width");
        assertThat(new String(got.body(), StandardCharsets.UTF_8)).doesNotContain("91330100MA00000072");
        assertThat(message().path("state").asText()).isEqualTo("delivered");
        assertThat(next()).isEmpty();
    }

    @Test
    void tellsOnlySourcesThatHaveAWebhook() {
        reject("W-2", "mall");

        assertThat(next()).isEmpty();
        assertThat(api.get("/webhooks").json().path("webhooks")).isEmpty();
        assertThat(api.count("outbox where kind = 'result'")).isEqualTo(1);
    }

    @Test
    void repeatsTheSameMessageUntilItIsTaken() {
        reject("W-3", "shop");
        status = 500;
        LeasedErrand first = next().orElseThrow();
        assertThatThrownBy(() -> errands.send(first))
                .isInstanceOf(CallFailed.class)
                .satisfies(failure -> first.giveBack((Exception) failure));
        assertThat(next()).isEmpty();
        assertThat(message().path("lastError").asText()).contains("HTTP 500");
        api.system = api.system.plusSeconds(60);
        status = 200;
        errands.send(next().orElseThrow());

        assertThat(received)
                .extracting(Received::id)
                .hasSize(2)
                .containsOnly(received.get(0).id());
        assertThat(received.get(1).body()).isEqualTo(received.get(0).body());
        assertThat(message().path("state").asText()).isEqualTo("delivered");
        assertThat(message().has("lastError")).isFalse();
    }

    @Test
    void givesUpAfterADayAndSendsAgainWhenAsked() {
        reject("W-4", "shop");
        status = 302;
        LeasedErrand first = next().orElseThrow();
        assertThatThrownBy(() -> errands.send(first)).satisfies(failure -> first.giveBack((Exception) failure));
        api.system = api.system.plus(Duration.ofHours(24));
        errands.send(next().orElseThrow());
        assertThat(message().path("state").asText()).isEqualTo("failed");
        assertThat(next()).isEmpty();

        status = 200;
        String id = message().path("id").asText();
        assertThat(api.post("/webhooks/" + id + "/resend").status()).isEqualTo(202);
        assertThat(api.post("/webhooks/" + id + "/resend").status()).isEqualTo(202);
        errands.send(next().orElseThrow());

        assertThat(next()).isEmpty();
        assertThat(received).extracting(Received::id).containsOnly(id);
        assertThat(message().path("state").asText()).isEqualTo("delivered");
    }

    @Test
    void aMessageThatIsGivenUpIsNoSuccess() {
        reject("W-9", "shop");
        reject("W-10", "shop");
        status = 500;
        Breakers breakers = new Breakers(() -> api.system);
        LeasedErrand first = next(breakers).orElseThrow();
        assertThatThrownBy(() -> errands.send(first)).satisfies(failure -> first.giveBack((Exception) failure));
        for (int i = 0; i < 4; i++) {
            breakers.failed("webhook shop", Duration.ofHours(24));
        }
        api.system = api.system.plus(Duration.ofHours(24));

        LeasedErrand again = next(breakers).orElseThrow();
        errands.send(again);
        again.complete();

        assertThat(again.end()).isEqualTo(Work.End.GIVEN_UP);
        assertThat(breakers.failing()).containsExactly("webhook shop");
        assertThat(breakers.closedDestinations()).containsExactly("webhook shop");
    }

    @Test
    void aMessageToASourceThatHasNoWebhookAnyMoreSaysNothingOfOthers() {
        reject("W-11", "shop");
        Breakers breakers = new Breakers(() -> api.system);
        LeasedErrand left = next(breakers).orElseThrow();

        errands(Map.of()).send(left);
        left.complete();

        assertThat(left.end()).isEqualTo(Work.End.GIVEN_UP);
        assertThat(message().path("state").asText()).isEqualTo("failed");
        assertThat(breakers.closedDestinations()).isEmpty();
    }

    @Test
    void neverCallsAPrivateAddressUnlessItIsAllowed() {
        reject("W-5", "shop");
        Map<String, Webhook> strict = Map.of(
                "shop", Webhook.of("https://127.0.0.1:" + receiver.getAddress().getPort() + "/", SECRET, false));

        assertThatThrownBy(() -> errands(strict).send(next().orElseThrow()))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("not of the public Internet");
        assertThat(received).isEmpty();
    }

    @Test
    void showsAndSendsOnlyWhatIsOpenToTheToken() {
        reject("W-6", "shop");
        String token = api.token("mall", "read,operate", "mall");
        String id = message().path("id").asText();

        assertThat(api.get(token, "/webhooks").json().path("webhooks")).isEmpty();
        assertThat(api.post(token, "/webhooks/" + id + "/resend").status()).isEqualTo(404);
        assertThat(api.post("/webhooks/none/resend").status()).isEqualTo(404);
        assertThat(api.get("/webhooks?state=none").status()).isEqualTo(400);
        assertThat(api.get("/webhooks?state=pending&limit=1").json().path("webhooks"))
                .hasSize(1);
    }

    @Test
    void erasesWhatWasSettledLongAgo() {
        reject("W-7", "shop");
        errands.send(next().orElseThrow());
        api.system = api.system.plus(Duration.ofDays(31));
        reject("W-8", "shop");
        errands.send(next().orElseThrow());

        assertThat(api.texts("select c.submission_id from webhooks w join cases c on c.id = w.case_id"))
                .containsExactly("W-8");
    }
}
