package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.casefile.CaseCipher;
import io.realname.casefile.CaseEvent;
import io.realname.casefile.CaseState;
import io.realname.casefile.CaseView;
import io.realname.casefile.DocumentStore;
import io.realname.intake.Sources;
import io.realname.intake.TestInbox;
import io.realname.review.Reviewer;
import io.realname.security.Keys;
import io.realname.security.WebhookSecret;
import io.realname.security.WebhookSignature;
import io.realname.simulator.Faults;
import io.realname.simulator.Population;
import io.realname.simulator.SimulatorHttp;
import io.realname.simulator.SimulatorSchema;
import io.realname.simulator.TestRegistrar;
import io.realname.simulator.icp.IcpServer;
import io.realname.simulator.icp.IcpStore;
import io.realname.simulator.reviewer.Review;
import io.realname.simulator.reviewer.ReviewStore;
import io.realname.simulator.reviewer.ReviewerServer;
import io.realname.simulator.reviewer.Seal;
import io.realname.storage.Database;
import io.realname.storage.TestPostgres;
import io.realname.verify.Evidence;
import io.realname.verify.Oracle;
import io.realname.verify.Report;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;

/**
 * The whole product with its counterparts in one process. Business time stands still until a test lets it go on: always to the next
 * instant at which something is due anywhere, so that days take milliseconds and nothing happens too late.
 */
final class Town implements AutoCloseable {
    private static final String SECRET = "a secret for tests only, of some length";
    private static final int MOST_STEPS = 300;

    /** A Tuesday, 09:00 in Shanghai. */
    volatile Instant business = Instant.parse("2026-03-03T01:00:00Z");

    private volatile Duration ahead = Duration.ZERO;

    final Faults reviewerFaults = new Faults();
    final Faults icpFaults = new Faults();
    final Switch registrarLine = new Switch();
    final TestInbox inbox;
    final Database database = TestPostgres.freshDatabase();
    final TestRegistrar registrar;
    final ReviewStore reviews;

    private final Path data;
    private final Vertx vertx = SimulatorHttp.vertx();
    private final Database counterparts = TestPostgres.freshDatabase();
    private final Jdbi simulated = counterparts.jdbi();
    private final ReviewerServer reviewer;
    private final IcpServer icp;
    private final Counterparts others;
    private final Agenda agenda = new Agenda(database.jdbi(), counterparts.jdbi());
    private Service service;
    private WebFace web;

    Town(Path data, TownSample... samples) throws Exception {
        this.data = data;
        inbox = new TestInbox(data, Instant.parse("2026-01-01T00:00:00Z"));
        Population population =
                Population.of(List.of(samples).stream().map(TownSample::sample).toList());
        registrar = new TestRegistrar(() -> business);
        registrar.registrar().load(population.registered(), business);
        SimulatorSchema.apply(simulated, Path.of("sql/simulator/reviewer.sql"));
        SimulatorSchema.apply(simulated, Path.of("sql/simulator/icp.sql"));
        reviews = new ReviewStore(simulated);
        IcpStore filings = new IcpStore(simulated);
        filings.load(population.filed());
        Knowledge knowledge = Knowledge.load(Path.of("config"));
        Map<String, Seal> seals = new HashMap<>();
        knowledge.registries().all().forEach(registry -> seals.put(registry, seal()));
        reviewer = new ReviewerServer(
                vertx,
                new ReviewerServer.Setting(
                        reviews,
                        seals,
                        population,
                        (date, days) -> knowledge
                                .calendar()
                                .plusBusinessDays(date, days)
                                .date(),
                        () -> business,
                        this::system,
                        reviewerFaults),
                20,
                0);
        icp = new IcpServer(vertx, filings, () -> business, icpFaults, 0);
        Map<String, Reviewer> reviewers = new HashMap<>();
        seals.keySet()
                .forEach(registry -> reviewers.put(
                        registry, new Reviewer(registry, java.net.URI.create(reviewer.baseUrl(registry)), SECRET)));
        others = new Counterparts(
                registrarLine.to(registrar.reader()),
                registrarLine.to(registrar.sync()),
                reviewers,
                java.net.URI.create(icp.baseUrl()));
        start();
    }

    private static Seal seal() {
        WebhookSignature signature = new WebhookSignature(WebhookSecret.of(SECRET));
        return new Seal() {
            @Override
            public String sign(String id, Instant timestamp, byte[] body) {
                return signature.sign(id, timestamp, body);
            }

            @Override
            public boolean fits(String id, String timestamp, String signatures, byte[] body, Instant now) {
                return signature.verify(id, timestamp, signatures, body, now) == WebhookSignature.Verdict.VALID;
            }
        };
    }

    private Instant system() {
        return Instant.now().plus(ahead);
    }

    /** Lets system time leap, so that leases end and what failed may be tried again. */
    void leap(Duration time) {
        ahead = ahead.plus(time);
    }

    /** Starts the product, on whatever its database holds. */
    void start() throws Exception {
        Home home = new Home(Path.of("").toAbsolutePath(), data, data.resolve("keys"));
        service = new Service(home, Knowledge.load(home.config()), database, () -> business, this::system);
        web = new WebFace(service, others, new Sources(Map.of()), home, "127.0.0.1", 0);
        service.start(others, new Sources(Map.of()), web.callbackUrl(), Duration.ZERO);
    }

    /** Stops the product; the others go on. */
    void stop() {
        web.close();
        service.close();
    }

    /** Where the API is reached. */
    String url() {
        return web.url();
    }

    Service service() {
        return service;
    }

    /** Drops a submission with its picture. */
    void drop(TownSample sample) {
        String folder = "inbox/R001/" + sample.id;
        inbox.write(folder + "/licence.jpg", TestInbox.PICTURE);
        inbox.write(folder + "/manifest.json.part", sample.json());
        try {
            Path unfinished = data.resolve(folder + "/manifest.json.part");
            Files.move(unfinished, unfinished.resolveSibling("manifest.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<CaseView> find(TownSample sample) {
        return service.file().reader().findBySubmissionId(sample.id).stream().findFirst();
    }

    CaseView view(TownSample sample) {
        return find(sample).orElseThrow();
    }

    CaseState state(TownSample sample) {
        return view(sample).state();
    }

    List<CaseEvent> events(TownSample sample) {
        return service.file().reader().events(view(sample).id());
    }

    boolean is(TownSample sample, CaseState state) {
        return find(sample).filter(view -> view.state() == state).isPresent();
    }

    void await(TownSample sample, CaseState state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(find(sample).map(CaseView::state)).contains(state));
    }

    /** Lets business time go on from one due instant to the next until a case is in a state. */
    void liveUntil(TownSample sample, CaseState state) {
        liveUntil(() -> is(sample, state));
    }

    void liveUntil(BooleanSupplier goal) {
        for (int step = 0; step < MOST_STEPS; step++) {
            rest();
            if (goal.getAsBoolean()) {
                return;
            }
            business = agenda.next(business)
                    .orElseThrow(() -> new AssertionError("Nothing is due any more, nothing can happen: "
                            + database.jdbi()
                                    .withHandle(handle -> handle.select(
                                                    "select state, step, waits_for, last_failure from cases")
                                            .mapToMap()
                                            .list())));
        }
        throw new AssertionError("The goal was not reached in " + MOST_STEPS + " steps.");
    }

    /** Waits until everybody has done what is due by now. */
    void rest() {
        registrar.registrar().tick();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::isQuiet);
    }

    private boolean isQuiet() {
        return inbox.files("inbox").isEmpty() && inbox.files("work").isEmpty() && agenda.left(business, system()) == 0;
    }

    /** The reviews that reached the reviewer, of one kind. */
    List<Review> asked(String kind) {
        return reviews.all().stream()
                .filter(review -> review.kind().equals(kind))
                .toList();
    }

    JsonNode result(TownSample sample) throws IOException {
        return new ObjectMapper()
                .readTree(data.resolve("outbox/R001/" + sample.id + ".result.json")
                        .toFile());
    }

    /** What the oracle says of all that has happened; nothing may be under way. */
    Report verify() throws IOException {
        Keys keys = Keys.open(data.resolve("keys"));
        Evidence evidence = new Evidence(
                data,
                DocumentStore.beside(data.resolve("documents"), keys),
                true,
                new CaseCipher(keys.fields()),
                new ConfiguredReviewers(others.reviewers(), this::system),
                List.of());
        return new Oracle(service.file(), evidence, Duration.ZERO).ask();
    }

    List<Map<String, Object>> rows(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.select(sql).mapToMap().list());
    }

    @Override
    public void close() {
        stop();
        reviewer.close();
        icp.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        registrar.close();
        counterparts.close();
        database.close();
    }
}
