package io.realname.app.bench;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.realname.app.Home;
import io.realname.storage.Database;
import io.realname.storage.EmbeddedPostgres;
import io.realname.storage.FileTree;
import io.realname.storage.InstanceLock;
import io.realname.storage.PostgresPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Takes the same drops in by the product's intake and by a bare loop, in turn, each time with an empty database and an empty store on
 * one durable server, and also a quarter of them by the intake, to see whether it keeps its pace.
 */
public final class IntakeBench implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final int QUARTER = 4;

    private final Path root;
    private final Path data;
    private final InstanceLock lock;
    private final EmbeddedPostgres server;
    private final CpuTime cpu;
    private final DropMaker maker;
    private final Way pipeline;
    private final Way bare;
    private int runs;

    /**
     * Starts the server.
     *
     * @param root the installation's folder
     * @param data folder of the benchmark, emptied now and removed at the end
     * @param programs folder of the database programs, which may be shared
     */
    public IntakeBench(Path root, Path data, Path programs, InstantSource system)
            throws IOException, InterruptedException {
        this.root = root;
        this.data = data;
        maker = new DropMaker(root.resolve("samples/bases/organisation-cn.json"));
        pipeline = new PipelineWay(system);
        bare = new BareWay(threads());
        lock = InstanceLock.take(data);
        PostgresPlace place =
                new PostgresPlace(programs, data.resolve("server"), data.resolve("postgresql-password"), true);
        EmbeddedPostgres.stopOrphan(place);
        empty();
        layApart(data);
        server = EmbeddedPostgres.start(place);
        // An interrupted benchmark leaves its files to the next one, but no server that runs.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        cpu = new CpuTime(server.pid());
    }

    /** As many threads as the route has. */
    private int threads() throws IOException {
        Path route = root.resolve("routes/10-intake.camel.yaml");
        return new YAMLMapper()
                .readTree(route.toFile())
                .at("/0/route/from/parameters/threads")
                .asInt(1);
    }

    /** Where it is measured. */
    public Machine machine() throws IOException {
        return Machine.here(data);
    }

    /**
     * Measures.
     *
     * @param drops how many drops are taken in each time
     * @param rounds how often each way has its turn
     * @param progress is told each measurement at once
     */
    public Summary run(int drops, int rounds, Consumer<Measurement> progress) throws Exception {
        List<Measurement> whole = new ArrayList<>();
        List<Measurement> loops = new ArrayList<>();
        List<Measurement> quarters = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            whole.add(told(measure(pipeline, drops), progress));
            loops.add(told(measure(bare, drops), progress));
            quarters.add(told(measure(pipeline, Math.max(1, drops / QUARTER)), progress));
        }
        return new Summary(whole, loops, quarters, Machine.peakResident());
    }

    private static Measurement told(Measurement measurement, Consumer<Measurement> progress) {
        progress.accept(measurement);
        return measurement;
    }

    private Measurement measure(Way way, int drops) throws Exception {
        String name = "run_" + ++runs;
        Home home = new Home(root, data.resolve(name), data.resolve(name).resolve("keys"));
        try (Database database = Database.open(server.database(name), CONNECTIONS)) {
            way.prepare(home, database);
            Path staging = home.data().resolve("staging");
            maker.write(staging, drops);
            flush();
            Files.createDirectories(home.data().resolve("inbox"));
            Files.move(staging, home.data().resolve("inbox/BENCH"));
            Stopwatch watch = new Stopwatch(cpu, drops);
            way.takeIn(home, database, watch);
            return watch.read(way.name(), way.rows(database), documents(home));
        } finally {
            FileTree.delete(home.data());
        }
    }

    /**
     * Lets the operating system write what it holds back, so that the run does not pay for the making of its drops.
     */
    private static void flush() throws IOException, InterruptedException {
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

    private static long documents(Home home) throws IOException {
        try (Stream<Path> files = Files.walk(home.data().resolve("documents"))) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .count();
        }
    }

    private void empty() throws IOException {
        try (Stream<Path> entries = Files.list(data)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (!entry.getFileName().toString().equals("realname.lock")) {
                    FileTree.delete(entry);
                }
            }
        }
    }

    /** Stops the server and removes everything. */
    @Override
    public void close() throws IOException {
        server.close();
        lock.close();
        FileTree.delete(data);
    }
}
