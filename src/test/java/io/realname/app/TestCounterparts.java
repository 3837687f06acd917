package io.realname.app;

import io.realname.app.demo.SimulatedAcceptance;
import io.realname.app.demo.SimulatedIcp;
import io.realname.app.demo.SimulatedRegistrar;
import io.realname.app.demo.SimulatedReviewer;
import io.realname.review.Registries;
import io.realname.simulator.Population;
import io.realname.simulator.Samples;
import io.realname.storage.Database;
import io.realname.storage.DatabaseLogin;
import io.realname.storage.EmbeddedPostgres;
import io.realname.storage.PostgresPlace;
import io.realname.time.BusinessCalendar;
import io.realname.time.BusinessClock;
import io.realname.time.ClockAnchor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Reviewers, registrar and ICP authority of the samples' people, served by the test itself, so that they outlive every program; and a
 * database server, on which the programs may have a database too. Business time begins at the samples' start.
 */
final class TestCounterparts implements AutoCloseable {
    /** The server's programs, unpacked once for all tests. */
    static final Path PROGRAMS = Path.of("target", "postgresql").toAbsolutePath();

    private static final Path CONFIG = Path.of("config");
    private static final Path SQL = Path.of("sql");

    private final EmbeddedPostgres server;
    private final ClockAnchor anchor;
    private final Database memory;
    private final SimulatedRegistrar registrar;
    private final SimulatedIcp icp;
    private final SimulatedReviewer reviewer;

    TestCounterparts(Path folder, Samples samples, double daySeconds) throws Exception {
        server = EmbeddedPostgres.start(
                new PostgresPlace(PROGRAMS, folder.resolve("server"), folder.resolve("keys/password"), true));
        anchor = new ClockAnchor(
                Instant.now(), samples.start(), Duration.ofDays(1).toSeconds() / daySeconds);
        BusinessClock business = anchor.on(InstantSource.system());
        Population population = Population.of(samples.all());
        memory = Database.open(server.database("simulator"), 4);
        registrar = new SimulatedRegistrar(server, SQL, population, business, samples.start());
        icp = new SimulatedIcp(memory, SQL, population, business, 0);
        reviewer = new SimulatedReviewer(
                memory,
                folder.resolve("keys"),
                SQL,
                population,
                Registries.load(CONFIG.resolve("registries.yaml")).all(),
                BusinessCalendar.load(CONFIG.resolve("calendar")),
                business,
                InstantSource.system(),
                0);
    }

    /** A new database on the server. */
    DatabaseLogin database(String name) {
        return server.database(name);
    }

    /** Sends a signal to all processes of the server, the first before its children. */
    void signalServer(String name) throws Exception {
        ChildProgram.signal(name, server.pid());
        for (ProcessHandle child :
                ProcessHandle.of(server.pid()).orElseThrow().descendants().toList()) {
            ChildProgram.signal(name, child.pid());
        }
    }

    /** What pins the programs' business time to real time. */
    ClockAnchor anchor() {
        return anchor;
    }

    /** What the reviewers have accepted. */
    SimulatedAcceptance accepted() {
        return new SimulatedAcceptance(memory.jdbi());
    }

    /** The settings that lead a program to them. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        reviewer.reviewers().forEach((registry, one) -> {
            settings.put("realname.reviewers." + registry + ".url", one.url().toString());
            settings.put("realname.reviewers." + registry + ".secret", one.secret());
        });
        settings.put("realname.icp.url", icp.url().toString());
        settings.putAll(login("realname.registrar", registrar.reader()));
        settings.putAll(login("realname.registrar.sync", registrar.sync()));
        return settings;
    }

    /** The settings of one database. */
    static Map<String, String> login(String prefix, DatabaseLogin login) {
        return Map.of(
                prefix + ".url", login.url(), prefix + ".user", login.user(), prefix + ".password", login.password());
    }

    @Override
    public void close() {
        reviewer.close();
        icp.close();
        registrar.close();
        memory.close();
        server.close();
    }
}
