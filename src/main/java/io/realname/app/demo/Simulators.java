package io.realname.app.demo;

import io.realname.app.Counterparts;
import io.realname.review.Reviewer;
import io.realname.security.WebhookSecret;
import io.realname.security.WebhookSignature;
import io.realname.simulator.Faults;
import io.realname.simulator.Population;
import io.realname.simulator.SampleRegistrar;
import io.realname.simulator.SimulatorSchema;
import io.realname.simulator.icp.IcpServer;
import io.realname.simulator.icp.IcpStore;
import io.realname.simulator.reviewer.ReviewStore;
import io.realname.simulator.reviewer.ReviewerServer;
import io.realname.simulator.reviewer.Seal;
import io.realname.storage.Database;
import io.realname.storage.EmbeddedPostgres;
import io.realname.time.BusinessCalendar;
import io.realname.time.BusinessClock;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reviewer, ICP authority and registrar, simulated, each with a database of its own on the embedded server. */
public final class Simulators implements AutoCloseable {
    private static final int SMALL_POOL = 4;
    private static final long TICK_MILLIS = 50;

    private final Vertx vertx = Vertx.vertx();
    private final Database state;
    private final Database registrarOwner;
    private final Database registrar;
    private final Database registrarSync;
    private final SampleRegistrar sampleRegistrar;
    private final ReviewerServer reviewer;
    private final IcpServer icp;
    private final Map<String, Reviewer> reviewers = new HashMap<>();

    /**
     * Sets the simulators up for these people and organisations, and starts them.
     *
     * @param registries the registries that have a reviewer
     * @param start business instant from which the population's later changes count
     */
    public Simulators(
            EmbeddedPostgres server,
            Path sql,
            Population population,
            Set<String> registries,
            BusinessCalendar calendar,
            BusinessClock business,
            InstantSource system,
            Instant start)
            throws IOException {
        state = Database.open(server.database("simulator"), SMALL_POOL);
        SimulatorSchema.apply(state.jdbi(), sql.resolve("simulator/reviewer.sql"));
        SimulatorSchema.apply(state.jdbi(), sql.resolve("simulator/icp.sql"));
        registrarOwner = Database.open(server.database("registrar"), 2);
        registrar = Database.open(server.role(SampleRegistrar.READER, "registrar"), SMALL_POOL);
        registrarSync = Database.open(server.role(SampleRegistrar.SYNC, "registrar"), 2);
        sampleRegistrar = SampleRegistrar.open(registrarOwner.jdbi(), sql.resolve("sample-registrar"), business);
        sampleRegistrar.load(population.registered(), start);
        IcpStore filings = new IcpStore(state.jdbi());
        filings.load(population.filed());
        icp = new IcpServer(vertx, filings, business, new Faults(), 0);
        Map<String, String> secretTexts = new HashMap<>();
        Map<String, Seal> seals = new HashMap<>();
        for (String registry : registries) {
            String text = newSecret();
            secretTexts.put(registry, text);
            seals.put(registry, seal(WebhookSecret.of(text)));
        }
        ReviewerServer.Setting setting = new ReviewerServer.Setting(
                new ReviewStore(state.jdbi()),
                seals,
                population,
                (date, days) -> calendar.plusBusinessDays(date, days).date(),
                business,
                system,
                new Faults());
        reviewer = new ReviewerServer(vertx, setting, TICK_MILLIS, 0);
        secretTexts.forEach((registry, secret) ->
                reviewers.put(registry, new Reviewer(registry, URI.create(reviewer.baseUrl(registry)), secret)));
        vertx.setPeriodic(
                TICK_MILLIS,
                id -> vertx.executeBlocking(
                        () -> {
                            sampleRegistrar.tick();
                            return true;
                        },
                        false));
    }

    /** The simulators as the product's counterparts. */
    public Counterparts counterparts() {
        return new Counterparts(
                registrar.dataSource(), registrarSync.dataSource(), reviewers, URI.create(icp.baseUrl()));
    }

    private static String newSecret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return "whsec_" + Base64.getEncoder().encodeToString(random);
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
        reviewer.close();
        icp.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        registrarSync.close();
        registrar.close();
        registrarOwner.close();
        state.close();
    }
}
