package io.realname.app;

import io.realname.app.config.ConfigCheck;
import io.realname.app.config.Fault;
import io.realname.app.config.MissingCounterparts;
import io.realname.app.demo.Simulators;
import io.realname.app.mail.MailSetup;
import io.realname.intake.Sources;
import io.realname.review.Registries;
import io.realname.simulator.Population;
import io.realname.simulator.Samples;
import io.realname.storage.Database;
import io.realname.storage.EmbeddedPostgres;
import io.realname.storage.PostgresPlace;
import io.realname.time.BusinessClock;
import io.realname.time.ClockAnchor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The service as its settings say: databases, counterparts, routes, HTTP. Started whole or not at all. */
public final class Program implements AutoCloseable {
    private static final int POOL = 16;
    private static final int REGISTRAR_POOL = 4;
    private static final double SECONDS_OF_A_DAY = 86_400;

    private final Settings settings;
    private final InstantSource system;
    private final Home home;
    private final Parts running = new Parts();
    private @Nullable EmbeddedPostgres server;
    private String url = "";

    private Program(Path root, Settings settings, InstantSource system) {
        this.settings = settings;
        this.system = system;
        this.home = Home.of(root, settings);
    }

    /**
     * Starts the service.
     *
     * @param simulate whether reviewers, registrar and ICP authority are simulated
     * @throws StartRefused if the settings do not suffice
     */
    public static Program start(Path root, Settings settings, boolean simulate, InstantSource system) throws Exception {
        Program program = new Program(root, settings, system);
        try {
            program.start(simulate);
            return program;
        } catch (Exception e) {
            program.running.closeAfter(e);
            throw e;
        }
    }

    private void start(boolean simulate) throws Exception {
        refuseIf(ConfigCheck.ofSettings(home.root(), settings));
        if (!simulate) {
            requireCounterparts();
        }
        home.locks().forEach(running::keep);
        // Both take about as long as the database needs to start, for which this thread only waits.
        Future<Knowledge> knowledge = meanwhile(this::knowledge);
        Future<Samples> samples =
                simulate ? meanwhile(() -> Samples.load(home.root().resolve("samples"))) : null;
        Database database = running.keep(openDatabase(simulate));
        database.migrate(home.sql().resolve("migrations"));
        BusinessClock business =
                new ClockAnchors(database.jdbi()).findOrSet(anchor()).on(system);
        Service service = running.keep(new Service(home, result(knowledge), database, business, system));
        List<SourceSettings> configuredSources = SourceSettings.all(settings);
        Sources sources = SourceSettings.sources(configuredSources);
        service.file().quotas().set(sources.quotas());
        service.observatory().expect(SourceSettings.silences(configuredSources));
        Counterparts others = (samples != null
                        ? simulated(service, business, result(samples))
                        : configured(service.knowledge().registries()))
                .with(SourceSettings.webhooks(configuredSources));
        WebFace web = running.keep(new WebFace(
                service,
                others,
                sources,
                home,
                settings.text("realname.http.host").orElse("127.0.0.1"),
                (int) settings.number("realname.http.port", 8080)));
        url = web.url();
        String callbacks = settings.text("realname.http.public-url")
                .map(base -> base + "/api/v1/callbacks/reviews")
                .orElse(web.callbackUrl());
        Duration grace = Duration.ofMillis((long) (1000 * settings.number("realname.intake.grace-seconds", 60)));
        MailSetup.of(settings).ifPresent(service::use);
        service.start(others, sources, callbacks, grace);
    }

    private static <T> Future<T> meanwhile(Callable<T> reading) {
        LoggerFactory.getILoggerFactory(); // The log starts in one thread only, or says that it did not.
        FutureTask<T> task = new FutureTask<>(reading);
        Thread thread = new Thread(task, "reading");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /** What was read, or what went wrong, as if it had been read here. */
    private static <T> T result(Future<T> reading) throws Exception {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private Database openDatabase(boolean simulate) {
        if (settings.text("realname.database.url").isPresent()) {
            if (simulate) {
                throw new StartRefused(
                        "The simulators run on the embedded database only: unset realname.database.url, or start "
                                + "without --simulate.",
                        null);
            }
            return Database.open(settings.login("realname.database"), POOL);
        }
        EmbeddedPostgres embedded = running.keep(EmbeddedPostgres.start(PostgresPlace.under(home.data(), home.keys())));
        server = embedded;
        return Database.open(embedded.database("realname"), POOL);
    }

    private ClockAnchor anchor() {
        Instant now = system.instant();
        double day = settings.number("realname.clock.day-seconds", SECONDS_OF_A_DAY);
        return new ClockAnchor(now, now, SECONDS_OF_A_DAY / day);
    }

    /** If one thing in the files is wrong, all that is wrong in them is told. */
    private Knowledge knowledge() throws IOException {
        try {
            return Knowledge.load(home.config());
        } catch (IOException | RuntimeException e) {
            refuseIf(ConfigCheck.of(home.root(), settings));
            throw e;
        }
    }

    private void refuseIf(List<Fault> some) {
        if (!some.isEmpty()) {
            throw StartRefused.forReasons(
                    "The service does not start, because the configuration is not sound:",
                    ConfigCheck.of(home.root(), settings).stream()
                            .map(Fault::toString)
                            .toList());
        }
    }

    /** Real documents never go to a simulator unasked, so a counterpart that is missing stops the start. */
    private void requireCounterparts() throws IOException {
        Registries registries = Registries.load(home.config().resolve("registries.yaml"));
        List<String> missing = MissingCounterparts.of(settings, registries.all());
        if (!missing.isEmpty()) {
            throw StartRefused.forReasons(
                    "The service does not start, because not all counterparts are configured. Set these keys in "
                            + "config/application.properties, or start with --simulate to try it with simulated ones:",
                    missing);
        }
    }

    private Counterparts configured(Registries registries) {
        Database registrar = running.keep(Database.later(settings.login("realname.registrar"), REGISTRAR_POOL));
        Database sync = running.keep(Database.later(settings.login("realname.registrar.sync"), 2));
        return new Counterparts(
                registrar.dataSource(),
                sync.dataSource(),
                ConfiguredReviewers.all(settings, registries),
                URI.create(settings.text("realname.icp.url").orElseThrow()));
    }

    private Counterparts simulated(Service service, BusinessClock business, Samples samples) throws Exception {
        EmbeddedPostgres embedded = java.util.Objects.requireNonNull(server);
        Simulators simulators = running.keep(new Simulators(
                embedded,
                home,
                Population.of(samples.all()),
                service.knowledge().registries().all(),
                service.knowledge().calendar(),
                business,
                system,
                business.now()));
        return simulators.counterparts();
    }

    /** Where the API is reached. */
    public String url() {
        return url;
    }

    /** The folder into which sources drop. */
    public Path inbox() {
        return home.data().resolve("inbox");
    }

    /** Lets what is under way finish, and stops everything in the reverse order of its start. */
    @Override
    public void close() throws Exception {
        running.close();
    }
}
