package io.realname.app.bench;

import io.realname.app.Counterparts;
import io.realname.app.Home;
import io.realname.app.Knowledge;
import io.realname.app.Service;
import io.realname.app.WebFace;
import io.realname.intake.Sources;
import io.realname.security.FileTree;
import io.realname.storage.Database;
import io.realname.storage.EmbeddedPostgres;
import io.realname.storage.InstanceLock;
import io.realname.storage.PostgresPlace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/** The API with everything behind it but the routes, on a durable embedded server, and clients that submit to it. */
public final class RestBench implements AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final double NANOS_IN_A_MILLI = 1e6;

    private final Path data;
    private final InstanceLock lock;
    private final EmbeddedPostgres server;
    private final Database database;
    private final WebFace web;
    private final RestLoad load;
    private final CpuTime cpu;

    /**
     * Starts server and service.
     *
     * @param root the installation's folder
     * @param data folder of the benchmark, emptied now and removed at the end
     * @param programs folder of the database programs, which may be shared
     */
    public RestBench(Path root, Path data, Path programs, InstantSource system) throws IOException {
        this.data = data;
        PostgresPlace place =
                new PostgresPlace(programs, data.resolve("server"), data.resolve("postgresql-password"), true);
        EmbeddedPostgres.stopOrphan(place);
        FileTree.delete(data);
        lock = InstanceLock.take(data);
        server = EmbeddedPostgres.start(place);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        cpu = new CpuTime(server.pid());
        database = Database.open(server.database("rest"), CONNECTIONS);
        Home home = new Home(root, data.resolve("rest"), data.resolve("rest/keys"));
        Files.createDirectories(home.data());
        database.migrate(home.sql().resolve("migrations"));
        Service service = new Service(home, Knowledge.load(home.config()), database, system::instant, system);
        Counterparts nobody = new Counterparts(
                database.dataSource(), database.dataSource(), Map.of(), URI.create("http://127.0.0.1:9"));
        web = new WebFace(service, nobody, new Sources(Map.of()), home, "127.0.0.1", 0);
        load = new RestLoad(
                URI.create(web.url()),
                Files.readString(home.keys().resolve("api-token")).strip(),
                new DropMaker(root.resolve("samples/bases/organisation-cn.json")));
    }

    /** Where it is measured. */
    public Machine machine() throws IOException {
        return Machine.here(data);
    }

    /**
     * Measures after a warm-up of the same length: first as fast as the clients are answered, then at a steady rate.
     *
     * @param clients how many submit side by side
     * @param steadyRate submissions a second in the second phase
     * @param time how long each phase takes
     * @param progress is told each measurement at once
     */
    public void run(int clients, double steadyRate, Duration time, Consumer<RestMeasurement> progress)
            throws Exception {
        load.run(clients, 0, time);
        progress.accept(measure("as fast as answered", clients, 0, time));
        progress.accept(measure("at a steady rate", clients, steadyRate, time));
    }

    private RestMeasurement measure(String phase, int clients, double rate, Duration time) throws Exception {
        Duration program = cpu.program();
        Duration postgres = cpu.server();
        RestLoad.Seen seen = load.run(clients, rate, time);
        long[] nanos = seen.nanos();
        return new RestMeasurement(
                phase,
                seen.accepted(),
                seen.refused(),
                seen.time(),
                cpu.program().minus(program).minus(seen.clientCpu()),
                cpu.server().minus(postgres),
                millis(nanos, 0.5),
                millis(nanos, 0.99),
                millis(nanos, 1));
    }

    private static double millis(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))] / NANOS_IN_A_MILLI;
    }

    /** Stops everything and removes it. */
    @Override
    public void close() throws IOException {
        web.close();
        database.close();
        server.close();
        lock.close();
        FileTree.delete(data);
    }
}
