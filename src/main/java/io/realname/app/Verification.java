package io.realname.app;

import io.realname.app.demo.SimulatedAcceptance;
import io.realname.casefile.CaseCipher;
import io.realname.casefile.CaseFile;
import io.realname.casefile.DocumentStore;
import io.realname.review.Registries;
import io.realname.security.Keys;
import io.realname.storage.Database;
import io.realname.storage.EmbeddedPostgres;
import io.realname.storage.InstanceLock;
import io.realname.storage.PostgresPlace;
import io.realname.storage.StorageException;
import io.realname.time.BusinessClock;
import io.realname.time.ClockAnchor;
import io.realname.verify.AcceptedReviews;
import io.realname.verify.Evidence;
import io.realname.verify.Oracle;
import io.realname.verify.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the oracle about an installation, whether its service runs or not. A database server of its own that stands still is started for
 * it, and stopped again; one that runs is left running.
 */
public final class Verification implements AutoCloseable {
    /** Longer than any lease, back-off or breaker holds something up. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(10);
    /** Without a service everything waits for its start, however long. */
    private static final Duration FOR_EVER = Duration.ofDays(3_650);

    private static final int CONNECTIONS = 3;

    private final Settings settings;
    private final InstantSource system;
    private final Home home;
    private final Parts opened = new Parts();
    private AcceptedReviews reviews = AcceptedReviews.NOBODY;
    private @Nullable InstanceLock lock;
    private boolean isServerOurs;

    /** A verification of the installation that the settings describe; nothing is opened yet. */
    public Verification(Path root, Settings settings, InstantSource system) {
        this.settings = settings;
        this.system = system;
        this.home = Home.of(root, settings);
    }

    /**
     * Asks the oracle.
     *
     * @param atRest whether nothing may be under way any more
     * @param contents whether documents are read
     * @param logs log files in which no number may stand
     * @throws StartRefused if there is nothing that could be verified
     */
    public Report ask(boolean atRest, boolean contents, List<Path> logs) throws IOException {
        if (!Files.isDirectory(home.data()) || !Files.isDirectory(home.keys())) {
            throw new StartRefused(
                    "There is nothing to verify: " + home.data()
                            + " is no data folder of Realname, or its keys are not in " + home.keys() + ".",
                    null);
        }
        boolean served = isServed();
        Database database = open(served);
        if (!isServerOurs) {
            letServicesBegin();
        }
        if (!database.isUpToDate(home.sql().resolve("migrations"))) {
            throw new StartRefused(
                    "The tables are not those of this version. Start the service once, which brings them up to date.",
                    null);
        }
        Instant now = system.instant();
        BusinessClock business = new ClockAnchors(database.jdbi())
                .findOrSet(new ClockAnchor(now, now, 1))
                .on(system);
        Keys keys = Keys.open(home.keys());
        Evidence evidence = new Evidence(
                home.data(),
                DocumentStore.beside(home.documents(), keys),
                contents,
                new CaseCipher(keys.fields()),
                reviews,
                logs);
        Duration patience = atRest ? Duration.ZERO : served ? UNDER_WAY : FOR_EVER;
        return new Oracle(CaseFile.open(database.jdbi(), keys, business, system), evidence, patience).ask();
    }

    /** Whether a service uses the data folder; if not, none can begin to before it is let, or this is closed. */
    private boolean isServed() {
        try {
            lock = opened.keep(InstanceLock.take(home.data()));
            return false;
        } catch (StorageException inUse) {
            return true;
        }
    }

    /** A service that begins while we look disturbs nothing, unless it would take over the database server that we stop at the end. */
    private void letServicesBegin() {
        if (lock != null) {
            lock.close();
        }
    }

    private Database open(boolean served) throws IOException {
        ConfiguredReviewers configured =
                ConfiguredReviewers.of(settings, Registries.load(home.config().resolve("registries.yaml")), system);
        reviews = configured;
        if (settings.text("realname.database.url").isPresent()) {
            return opened.keep(Database.open(settings.login("realname.database"), CONNECTIONS));
        }
        EmbeddedPostgres server = server(served);
        Database database = opened.keep(Database.open(server.database("realname"), CONNECTIONS));
        if (configured.registries().isEmpty() && hasSimulator(database)) {
            reviews = new SimulatedAcceptance(
                    opened.keep(Database.open(server.database("simulator"), 1)).jdbi());
        }
        return database;
    }

    private EmbeddedPostgres server(boolean served) {
        PostgresPlace place = place();
        Optional<EmbeddedPostgres> running = EmbeddedPostgres.running(place);
        if (running.isPresent()) {
            return running.get();
        }
        if (served) {
            throw new StartRefused("The service is starting or stopping just now; try again when it has.", null);
        }
        if (!Files.isDirectory(place.folder())) {
            throw new StartRefused("There is nothing to verify: there is no database in " + home.data() + ".", null);
        }
        isServerOurs = true;
        return opened.keep(EmbeddedPostgres.start(place));
    }

    /** The demonstration shares the server's programs with the service, and so has its server one folder higher. */
    private PostgresPlace place() {
        Path ofDemo = home.data().resolve("postgresql");
        return Files.isDirectory(ofDemo.resolve("cluster"))
                ? new PostgresPlace(
                        home.root().resolve("data/postgresql/programs"),
                        ofDemo,
                        home.keys().resolve("postgresql-password"),
                        true)
                : PostgresPlace.under(home.data(), home.keys());
    }

    private static boolean hasSimulator(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select exists (select 1 from pg_database where datname = 'simulator')")
                        .mapTo(Boolean.class)
                        .one());
    }

    /** Closes what was opened for it. */
    @Override
    public void close() throws Exception {
        opened.close();
    }
}
