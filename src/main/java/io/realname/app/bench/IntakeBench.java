package io.realname.app.bench;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.realname.app.Home;
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
    private static final int QUARTER = 4;

    private final Path root;
    private final BenchGround ground;
    private final DropMaker maker;
    private final Way pipeline;
    private final Way bare;

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
        maker = new DropMaker(root.resolve("samples/bases/organisation-cn.json"));
        pipeline = PipelineWay.ofDrops(system);
        bare = new BareWay(threads());
        ground = new BenchGround(root, data, programs);
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
        return ground.machine();
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

    /**
     * Measures the intake alone, in turn without and with drops among the others that are made to do harm. A first round does not count: in it
     * the program is still being compiled, which would favour whatever comes second.
     *
     * @param poison so many of a hundred
     */
    public PoisonSummary runPoisoned(int drops, int rounds, double poison, Consumer<Measurement> progress)
            throws Exception {
        List<Measurement> sound = new ArrayList<>();
        List<Measurement> poisoned = new ArrayList<>();
        measure(pipeline, drops);
        measure(pipeline, drops, poison);
        for (int i = 0; i < rounds; i++) {
            sound.add(told(measure(pipeline, drops), progress));
            poisoned.add(told(measure(pipeline, drops, poison).named("poisoned"), progress));
        }
        return new PoisonSummary(sound, poisoned);
    }

    private static Measurement told(Measurement measurement, Consumer<Measurement> progress) {
        progress.accept(measurement);
        return measurement;
    }

    private Measurement measure(Way way, int drops) throws Exception {
        return measure(way, drops, 0);
    }

    private Measurement measure(Way way, int drops, double poison) throws Exception {
        return ground.measure((home, database) -> {
            way.prepare(home, database);
            Path staging = home.data().resolve("staging");
            maker.write(staging, 0, drops, poison);
            BenchGround.flush();
            Files.createDirectories(home.data().resolve("inbox"));
            Files.move(staging, home.data().resolve("inbox/BENCH"));
            Stopwatch watch = ground.watch(drops);
            way.takeIn(home, database, watch);
            return watch.read(way.name(), way.rows(database), documents(home));
        });
    }

    private static long documents(Home home) throws IOException {
        try (Stream<Path> files = Files.walk(home.data().resolve("documents"))) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .count();
        }
    }

    /** Stops the server and removes everything. */
    @Override
    public void close() throws IOException {
        ground.close();
    }
}
