package io.realname.app.demo;

import io.realname.app.Home;
import io.realname.app.Parts;
import io.realname.app.StartRefused;
import io.realname.review.Registries;
import io.realname.simulator.Population;
import io.realname.simulator.Samples;
import io.realname.storage.Database;
import io.realname.storage.DatabaseLogin;
import io.realname.storage.EmbeddedPostgres;
import io.realname.storage.InstanceLock;
import io.realname.storage.PostgresPlace;
import io.realname.time.BusinessCalendar;
import io.realname.time.BusinessClock;
import io.realname.time.ClockAnchor;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

/** One simulated counterpart as a process of its own, with an embedded database server of its own. It knows the samples' people. */
public final class Simulation implements AutoCloseable {
    private static final int POOL = 4;

    /** Whom to simulate. */
    public enum Kind {
        /** The reviewers of all registries. */
        REVIEWER,
        /** The ICP authority. */
        ICP,
        /** The registrar's database. */
        REGISTRAR;

        /** The word on the command line. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Parts running = new Parts();
    private final Map<String, String> settings = new TreeMap<>();

    /**
     * Starts the simulator.
     *
     * @param home the data folder is the simulator's own
     * @param programs folder of the database programs, which may be shared
     * @param port of its HTTP service, 0 for any free one; the registrar has none, its database chooses a port itself
     * @param daySeconds real seconds of one of its days
     * @throws StartRefused if the port is taken
     */
    public Simulation(Kind kind, Home home, Path programs, int port, double daySeconds, InstantSource system)
            throws Exception {
        try {
            start(kind, home, programs, port, daySeconds, system);
        } catch (CompletionException e) {
            running.closeAfter(e);
            throw e.getCause() instanceof BindException
                    ? new StartRefused("The port " + port + " is taken; choose another one, or leave --port out.", e)
                    : e;
        } catch (Exception e) {
            running.closeAfter(e);
            throw e;
        }
    }

    private void start(Kind kind, Home home, Path programs, int port, double daySeconds, InstantSource system)
            throws Exception {
        running.keep(InstanceLock.take(home.data()));
        Population population =
                Population.of(Samples.load(home.root().resolve("samples")).all());
        EmbeddedPostgres server = running.keep(EmbeddedPostgres.start(new PostgresPlace(
                programs, home.data().resolve("postgresql"), home.keys().resolve("postgresql-password"), true)));
        Instant now = system.instant();
        // What it does counts from when it is asked, so that its clock need not agree with the product's.
        BusinessClock business = new ClockAnchor(now, now, Duration.ofDays(1).toSeconds() / daySeconds).on(system);
        switch (kind) {
            case REVIEWER -> {
                Registries registries = Registries.load(home.config().resolve("registries.yaml"));
                SimulatedReviewer reviewer = running.keep(new SimulatedReviewer(
                        running.keep(Database.open(server.database("simulator"), POOL)),
                        home.keys(),
                        home.sql(),
                        population,
                        registries.all(),
                        BusinessCalendar.load(home.config().resolve("calendar")),
                        business,
                        system,
                        port));
                reviewer.reviewers().forEach((registry, as) -> {
                    settings.put(
                            "realname.reviewers." + registry + ".url", as.url().toString());
                    settings.put("realname.reviewers." + registry + ".secret", as.secret());
                });
            }
            case ICP -> {
                Database state = running.keep(Database.open(server.database("simulator"), POOL));
                SimulatedIcp icp = running.keep(new SimulatedIcp(state, home.sql(), population, business, port));
                settings.put("realname.icp.url", icp.url().toString());
            }
            case REGISTRAR -> {
                SimulatedRegistrar registrar =
                        running.keep(new SimulatedRegistrar(server, home.sql(), population, business, now));
                login("realname.registrar", registrar.reader());
                login("realname.registrar.sync", registrar.sync());
            }
        }
    }

    private void login(String prefix, DatabaseLogin login) {
        settings.put(prefix + ".url", login.url());
        settings.put(prefix + ".user", login.user());
        settings.put(prefix + ".password", login.password());
    }

    /** The product's settings with which it reaches this simulator; secrets are among them. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** Stops the simulator; it goes on from there at its next start. */
    @Override
    public void close() throws Exception {
        running.close();
    }
}
