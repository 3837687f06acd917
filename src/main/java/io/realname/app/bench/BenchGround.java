package io.realname.app.bench;

import io.realname.app.Home;
import io.realname.security.FileTree;
import io.realname.storage.Database;
import io.realname.storage.EmbeddedPostgres;
import io.realname.storage.InstanceLock;
import io.realname.storage.PostgresPlace;
import java.io.IOException;
import java.nio.file.Path;

/** Where benchmarks run: a folder and a durable server of their own, with an empty database for each run. */
final class BenchGround implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    private final Path root;
    private final Path data;
    private final InstanceLock lock;
    private final EmbeddedPostgres server;
    private final CpuTime cpu;
    private int runs;

    /**
     * Starts the server.
     *
     * @param root the installation's folder
     * @param data folder of the benchmark, emptied now and removed at the end
     * @param programs folder of the database programs, which may be shared
     */
    BenchGround(Path root, Path data, Path programs) throws IOException, InterruptedException {
        this.root = root;
        this.data = data;
        lock = InstanceLock.take(data);
        PostgresPlace place =
                new PostgresPlace(programs, data.resolve("server"), data.resolve("postgresql-password"), true);
        EmbeddedPostgres.stopOrphan(place);
        FileTree.empty(data, InstanceLock.FILE);
        layApart(data);
        server = EmbeddedPostgres.start(place);
        // An interrupted benchmark leaves its files to the next one, but no server that runs.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        cpu = new CpuTime(server.pid());
    }

    /** Where it is measured. */
    Machine machine() throws IOException {
        return Machine.here(data);
    }

    /** A watch for a run of this many. */
    Stopwatch watch(int count) {
        return new Stopwatch(cpu, count);
    }

    /** One run, on its own home and database. */
    interface Run<T> {
        T measure(Home home, Database database) throws Exception;
    }

    /** Carries out a run, and removes its files. */
    <T> T measure(Run<T> run) throws Exception {
        String name = "run_" + ++runs;
        Home home = new Home(root, data.resolve(name), data.resolve(name).resolve("keys"));
        try (Database database = Database.open(server.database(name), CONNECTIONS)) {
            return run.measure(home, database);
        } finally {
            FileTree.delete(home.data());
        }
    }

    /** New connections to the database of a run that is not over yet. */
    Database openAgain(Home home) {
        return Database.open(server.database(home.data().getFileName().toString()), CONNECTIONS);
    }

    /**
     * Lets the operating system write what it holds back, so that the run does not pay for the making of its drops.
     */
    static void flush() throws IOException, InterruptedException {
        new ProcessBuilder("sync").start().waitFor();
    }

    /**
     * Asks for the runs' folders to lie apart on the disk (a hint that ext4 knows and others need not): without a journal, ext4 looks
     * at every file that was deleted in the last minutes before it makes a new one in the same region, and so each run would
     * pay for the one before it.
     */
    private static void layApart(Path folder) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "chattr +T \"$0\" 2>/dev/null", folder.toString())
                .start()
                .waitFor();
    }

    /** Stops the server and removes everything. */
    @Override
    public void close() throws IOException {
        server.close();
        lock.close();
        FileTree.delete(data);
    }
}
