package io.realname.app.demo;

import io.realname.review.Reviewer;
import io.realname.security.OwnerOnlyFile;
import io.realname.security.WebhookSecret;
import io.realname.security.WebhookSignature;
import io.realname.simulator.Faults;
import io.realname.simulator.Population;
import io.realname.simulator.SimulatorHttp;
import io.realname.simulator.SimulatorSchema;
import io.realname.simulator.reviewer.ReviewStore;
import io.realname.simulator.reviewer.ReviewerServer;
import io.realname.simulator.reviewer.Seal;
import io.realname.storage.Database;
import io.realname.time.BusinessCalendar;
import io.realname.time.BusinessClock;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reviewers of all registries, simulated as one service with a database of its own. */
public final class SimulatedReviewer implements AutoCloseable {
    private static final long TICK_MILLIS = 50;

    private final Vertx vertx = SimulatorHttp.vertx();
    private final ReviewerServer server;
    private final Map<String, Reviewer> reviewers = new HashMap<>();

    /**
     * Starts serving.
     *
     * @param secrets folder of the secrets, one for each registry, made at the first start
     * @param sql the folder {@code sql}
     * @param port 0 for any free one
     */
    public SimulatedReviewer(
            Database state,
            Path secrets,
            Path sql,
            Population population,
            Set<String> registries,
            BusinessCalendar calendar,
            BusinessClock business,
            InstantSource system,
            int port)
            throws IOException {
        SimulatorSchema.apply(state.jdbi(), sql.resolve("simulator/reviewer.sql"));
        Map<String, String> texts = new HashMap<>();
        Map<String, Seal> seals = new HashMap<>();
        for (String registry : registries) {
            byte[] text = OwnerOnlyFile.readOrCreate(
                    secrets.resolve("simulated-reviewer-" + registry), SimulatedReviewer::newSecret);
            texts.put(registry, new String(text, StandardCharsets.US_ASCII));
            seals.put(registry, seal(WebhookSecret.of(new String(text, StandardCharsets.US_ASCII))));
        }
        ReviewerServer.Setting setting = new ReviewerServer.Setting(
                new ReviewStore(state.jdbi()),
                seals,
                population,
                (date, days) -> calendar.plusBusinessDays(date, days).date(),
                business,
                system,
                new Faults());
        server = new ReviewerServer(vertx, setting, TICK_MILLIS, port);
        texts.forEach((registry, secret) ->
                reviewers.put(registry, new Reviewer(registry, URI.create(server.baseUrl(registry)), secret)));
    }

    /** The reviewer of each registry, as the product reaches it. */
    public Map<String, Reviewer> reviewers() {
        return Map.copyOf(reviewers);
    }

    private static byte[] newSecret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return ("whsec_" + Base64.getEncoder().encodeToString(random)).getBytes(StandardCharsets.US_ASCII);
    }

    private static Seal seal(WebhookSecret secret) {
        WebhookSignature signature = new WebhookSignature(secret);
        return new Seal() {
            @Override
            public String sign(String id, Instant timestamp, byte[] body) {
                return signature.sign(id, timestamp, body);
            }

            @Override
            public boolean fits(
                    @Nullable String id,
                    @Nullable String timestamp,
                    @Nullable String signatures,
                    byte[] body,
                    Instant now) {
                return signature.verify(id, timestamp, signatures, body, now) == WebhookSignature.Verdict.VALID;
            }
        };
    }

    @Override
    public void close() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
