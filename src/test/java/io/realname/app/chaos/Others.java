package io.realname.app.chaos;

import io.realname.app.Counterparts;
import io.realname.app.Home;
import io.realname.app.demo.Simulators;
import io.realname.review.Registries;
import io.realname.simulator.SampleRegistrar;
import io.realname.storage.Database;
import io.realname.storage.DatabaseLogin;
import io.realname.storage.EmbeddedPostgres;
import io.realname.storage.PostgresPlace;
import io.realname.time.BusinessCalendar;
import io.realname.time.BusinessClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Reviewers, registrar and ICP authority, which live in the test's own process and on a database server of their own. */
final class Others implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedPostgres server;
    private final Simulators simulators;
    private final Database memory;
    private final Database registrar;
    private final Counterparts counterparts;

    Others(Path folder, Plan plan, BusinessClock business, InstantSource system) throws IOException {
        server = EmbeddedPostgres.start(new PostgresPlace(
                Path.of("target", "postgresql"), folder.resolve("server"), folder.resolve("password"), false));
        Home home = new Home(Path.of("").toAbsolutePath(), folder, folder.resolve("keys"));
        simulators = new Simulators(
                server,
                home,
                plan.population(),
                Registries.load(home.config().resolve("registries.yaml")).all(),
                BusinessCalendar.load(home.config().resolve("calendar")),
                business,
                system,
                business.now());
        counterparts = simulators.counterparts();
        memory = Database.open(server.database("simulator"), 2);
        registrar = Database.open(server.database("registrar"), 2);
    }

    /** The settings by which the program reaches them, as variables. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        counterparts.reviewers().forEach((registry, reviewer) -> {
            String prefix = "REALNAME_REVIEWERS_" + registry.toUpperCase(java.util.Locale.ROOT);
            settings.put(prefix + "_URL", reviewer.url().toString());
            settings.put(prefix + "_SECRET", reviewer.secret());
        });
        settings.put("REALNAME_ICP_URL", counterparts.icp().toString());
        login(settings, "REALNAME_REGISTRAR", server.role(SampleRegistrar.READER, "registrar"));
        login(settings, "REALNAME_REGISTRAR_SYNC", server.role(SampleRegistrar.SYNC, "registrar"));
        return settings;
    }

    private static void login(Map<String, String> settings, String prefix, DatabaseLogin login) {
        settings.put(prefix + "_URL", login.url());
        settings.put(prefix + "_USER", login.user());
        settings.put(prefix + "_PASSWORD", login.password());
    }

    /** What reviewers and ICP authority remember. */
    Jdbi memory() {
        return memory.jdbi();
    }

    /** The registrar's database, as its owner. */
    Jdbi registrar() {
        return registrar.jdbi();
    }

    /** Where the reviewers are told how to misbehave; they are one service. */
    URI reviewers() {
        return counterparts.reviewers().values().iterator().next().url().resolve("/_faults");
    }

    /** Where the ICP authority is told how to misbehave. */
    URI icp() {
        return counterparts.icp().resolve("/_faults");
    }

    /** Lets one of them misbehave as this JSON says ({@code docs/protocols.md}); <code>{}</code> ends it. */
    void misbehave(URI one, String faults) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(one)
                        .POST(HttpRequest.BodyPublishers.ofString(faults))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 204) {
            throw new IllegalStateException(answer.body());
        }
    }

    /** How often its faults have met somebody so far. */
    long met(URI one) throws Exception {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(one).build(), HttpResponse.BodyHandlers.ofString());
        return Long.parseLong(answer.body().replaceAll("\\D", ""));
    }

    @Override
    public void close() {
        memory.close();
        registrar.close();
        simulators.close();
        server.close();
    }
}
