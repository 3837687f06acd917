package io.realname.app.bench;

import io.realname.app.Home;
import io.realname.security.FileTree;
import io.realname.storage.Database;
import io.realname.storage.EmbeddedPostgres;
import io.realname.storage.InstanceLock;
import io.realname.storage.PostgresPlace;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Starts and stops the program over very many open cases, a tenth of them due, as its users would: after it was killed, after it was killed
 * together with its database server, and after it was told to stop.
 */
public final class RestartBench implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final int DUE = 10;

    private final Path root;
    private final Path data;
    private final Home home;
    private final PostgresPlace place;
    private final InstanceLock lock;
    private final WaitingRoom room;

    /**
     * Makes room.
     *
     * @param root the installation's folder
     * @param data folder of the benchmark, emptied now and removed at the end
     */
    public RestartBench(Path root, Path data, InstantSource system) throws IOException {
        this.root = root;
        this.data = data;
        lock = InstanceLock.take(data);
        Path installation = data.resolve("installation");
        home = new Home(root, installation, installation.resolve("keys"));
        place = PostgresPlace.under(home.data(), home.keys());
        EmbeddedPostgres.stopOrphan(place);
        FileTree.empty(data, InstanceLock.FILE);
        room = new WaitingRoom(root.resolve("samples/bases/organisation-cn.json"), system);
    }

    /**
     * What a step took.
     *
     * @param step what was done
     * @param time from the beginning of the start to readiness, or from the signal to the end of the process
     */
    public record Step(String step, Duration time) {}

    /** Where it is measured. */
    public Machine machine() throws IOException {
        return Machine.here(data);
    }

    /** Fills an installation, and goes through all steps so many times. */
    public void run(int open, int rounds, Consumer<Step> told) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(place);
                Database database = Database.open(server.database("realname"), CONNECTIONS)) {
            room.fill(home, database, new Stopwatch(new CpuTime(server.pid()), open), open, open / DUE);
        }
        Process program = start("first start", told);
        for (int i = 0; i < rounds; i++) {
            program.destroyForcibly().waitFor();
            program = start("start after a kill", told);
            program.destroyForcibly().waitFor();
            killServer();
            program = start("start after a kill of the server, too", told);
            long begun = System.nanoTime();
            program.destroy();
            int status = program.waitFor();
            told.accept(new Step("stop, exit status " + status, Duration.ofNanos(System.nanoTime() - begun)));
            program = start("start after a stop", told);
        }
        program.destroy();
        program.waitFor();
    }

    private void killServer() {
        EmbeddedPostgres.running(place)
                .flatMap(server -> ProcessHandle.of(server.pid()))
                .ifPresent(server -> {
                    server.destroyForcibly();
                    server.onExit().join();
                });
    }

    /** Starts the program by the launcher, and returns when it says that it is ready. */
    private Process start(String step, Consumer<Step> told) throws IOException {
        long begun = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(
                        root.resolve("realname").toString(),
                        "run",
                        "--simulate",
                        "--port",
                        "0",
                        "--data",
                        home.data().toString())
                .redirectError(data.resolve("program.log").toFile());
        builder.environment().put("REALNAME_SECURITY_KEYS", home.keys().toString());
        Process program = builder.start();
        BufferedReader out = program.inputReader(StandardCharsets.UTF_8);
        if (out.readLine() == null) {
            throw new IOException("The program does not start; " + data.resolve("program.log") + " says why.");
        }
        told.accept(new Step(step, Duration.ofNanos(System.nanoTime() - begun)));
        return program;
    }

    /** Removes everything. */
    @Override
    public void close() throws IOException {
        EmbeddedPostgres.stopOrphan(place);
        lock.close();
        FileTree.delete(data);
    }
}
