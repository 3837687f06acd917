package io.realname.simulator.reviewer;

import io.realname.simulator.Faults;
import io.realname.simulator.Population;
import io.realname.simulator.Samples;
import io.realname.simulator.SimulatorHttp;
import io.realname.simulator.SimulatorSchema;
import io.realname.simulator.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;

/** A reviewer with the samples' population, clocks that a test sets, and a product that only takes callbacks. */
final class ReviewerFixture implements AutoCloseable {
    static final String REGISTRY = "cnnic";
    /** Never fires in a test: tests look after the answers themselves. */
    private static final long NO_TICK = Duration.ofHours(1).toMillis();

    final HmacSeal seal = new HmacSeal("a secret for tests only");
    final Faults faults = new Faults();
    final List<JsonObject> received = new CopyOnWriteArrayList<>();
    volatile int productAnswers = 204;
    volatile boolean productIsSilent;
    volatile Instant business = Instant.parse("2026-03-03T01:00:00Z");
    volatile Instant system = Instant.parse("2026-11-20T08:00:00Z");
    final ReviewStore store;
    final Callbacks callbacks;
    final Jdbi database = TestDatabase.fresh();

    private final Vertx vertx = SimulatorHttp.vertx();
    private final HttpServer product;
    private final HttpClient http = HttpClient.newHttpClient();
    private ReviewerServer server;

    ReviewerFixture() throws Exception {
        SimulatorSchema.apply(database, Path.of("sql/simulator/reviewer.sql"));
        store = new ReviewStore(database);
        callbacks = new Callbacks(store, Map.of(REGISTRY, seal), () -> business, () -> system, faults);
        start(NO_TICK);
        product = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    received.add(body.toJsonObject()
                            .put("id", request.getHeader("webhook-id"))
                            .put(
                                    "signed",
                                    seal.fits(
                                            request.getHeader("webhook-id"),
                                            request.getHeader("webhook-timestamp"),
                                            request.getHeader("webhook-signature"),
                                            body.getBytes(),
                                            system)));
                    if (!productIsSilent) {
                        request.response().setStatusCode(productAnswers).end();
                    }
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    private void start(long tickMillis) throws Exception {
        Population population = Population.of(Samples.load(Path.of("samples")).all());
        ReviewerServer.Setting setting = new ReviewerServer.Setting(
                store,
                Map.of(REGISTRY, seal),
                population,
                (date, days) -> date.plusDays(days),
                () -> business,
                () -> system,
                faults);
        server = new ReviewerServer(vertx, setting, tickMillis, 0);
    }

    void restart() throws Exception {
        server.close();
        start(NO_TICK);
    }

    /** The same service with its own timer, as in a demonstration. */
    void startTicking() throws Exception {
        server.close();
        start(20);
    }

    String base() {
        return server.baseUrl(REGISTRY);
    }

    /** A profile review of a holder as the sample organisation-verified has it, except for name and number. */
    JsonObject profileReview(UUID id, String name, String number) {
        return new JsonObject()
                .put("reviewId", id.toString())
                .put("kind", "profile")
                .put("callbackUrl", "http://127.0.0.1:" + product.actualPort() + "/callbacks")
                .put(
                        "profile",
                        new JsonObject()
                                .put("type", "organization")
                                .put("name", name)
                                .put("region", "CN")
                                .put("idType", "YYZZ")
                                .put("idNumber", number))
                .put(
                        "documents",
                        new JsonArray()
                                .add(new JsonObject().put("role", "front").put("content", "aGk=")));
    }

    JsonObject domainReview(UUID id, String domain, UUID profileReview) {
        return new JsonObject()
                .put("reviewId", id.toString())
                .put("kind", "domain")
                .put("callbackUrl", "http://127.0.0.1:" + product.actualPort() + "/callbacks")
                .put("domain", domain)
                .put("profileReviewId", profileReview == null ? null : profileReview.toString())
                .put(
                        "holder",
                        new JsonObject().put("name", "谁").put("idType", "YYZZ").put("idNumber", "0"));
    }

    HttpResponse<String> submit(JsonObject review) throws Exception {
        return submit(review, seal);
    }

    HttpResponse<String> submit(JsonObject review, Seal signedBy) throws Exception {
        byte[] body = review.encode().getBytes(StandardCharsets.UTF_8);
        String id = review.getString("reviewId");
        return send(request("/reviews", id, body, signedBy)
                .header("idempotency-key", id)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path, "asking", new byte[0], seal));
    }

    HttpResponse<String> switchFaults(JsonObject wanted) throws Exception {
        String root = base().replace("/" + REGISTRY, "/_faults");
        return send(
                HttpRequest.newBuilder(URI.create(root)).POST(HttpRequest.BodyPublishers.ofString(wanted.encode())));
    }

    private HttpRequest.Builder request(String path, String id, byte[] body, Seal signedBy) {
        return HttpRequest.newBuilder(URI.create(base() + path))
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(system.getEpochSecond()))
                .header("webhook-signature", signedBy.sign(id, system, body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(Duration.ofSeconds(2)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Lets business days pass and looks after the answers. */
    void pass(int days) {
        business = business.plus(Duration.ofDays(days));
        callbacks.tick();
    }

    @Override
    public void close() throws Exception {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }
}
