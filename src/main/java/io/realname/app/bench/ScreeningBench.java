package io.realname.app.bench;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.realname.app.Home;
import io.realname.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Judges the same pictures by the product's picture stage and decodes them by a bare loop, in turn. */
public final class ScreeningBench implements AutoCloseable {
    private final Path root;
    private final BenchGround ground;
    private final DropMaker maker;
    private final PictureWay stage;
    private final BareDecoding bare;

    /**
     * Starts the server.
     *
     * @param root the installation's folder
     * @param data folder of the benchmark, emptied now and removed at the end
     * @param programs folder of the database programs, which may be shared
     */
    public ScreeningBench(Path root, Path data, Path programs, InstantSource system)
            throws IOException, InterruptedException {
        this.root = root;
        maker = new DropMaker(root.resolve("samples/bases/organisation-cn.json"));
        stage = new PictureWay(system);
        bare = new BareDecoding(threads());
        ground = new BenchGround(root, data, programs);
    }

    /** As many threads as the route has. */
    private int threads() throws IOException {
        Path route = root.resolve("routes/15-inspection.camel.yaml");
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
     * Measures, after a round that does not count.
     *
     * @param pictures how many pictures are judged each time
     * @param rounds how often each way has its turn
     * @param progress is told each measurement at once
     */
    public Summary run(int pictures, int rounds, Consumer<Measurement> progress) throws Exception {
        List<Measurement> stages = new ArrayList<>();
        List<Measurement> loops = new ArrayList<>();
        // The product's code is compiled while it runs; that of the decoder is not, and would only seem to be faster.
        ground.measure((home, database) -> stage(home, database, pictures));
        ground.measure((home, database) -> loop(home, pictures));
        for (int i = 0; i < rounds; i++) {
            stages.add(told(ground.measure((home, database) -> stage(home, database, pictures)), progress));
            loops.add(told(ground.measure((home, database) -> loop(home, pictures)), progress));
        }
        return new Summary(stages, loops, List.of(), Machine.peakResident());
    }

    private static Measurement told(Measurement measurement, Consumer<Measurement> progress) {
        progress.accept(measurement);
        return measurement;
    }

    private Measurement stage(Home home, Database database, int pictures) throws Exception {
        Path staging = home.data().resolve("staging");
        maker.write(staging, 0, pictures);
        Files.createDirectories(home.data().resolve("inbox"));
        Files.move(staging, home.data().resolve("inbox/BENCH"));
        stage.takeIn(home, database, ground.watch(pictures));
        BenchGround.flush();
        Stopwatch watch = ground.watch(pictures);
        stage.judge(home, database, watch);
        return watch.read("stage", stage.judged(database), pictures);
    }

    private Measurement loop(Home home, int pictures) throws Exception {
        Path folder = home.data().resolve("pictures");
        maker.write(folder, 0, pictures);
        BenchGround.flush();
        Stopwatch watch = ground.watch(pictures);
        return watch.read("bare loop", bare.decode(folder, watch), pictures);
    }

    /** Stops the server and removes everything. */
    @Override
    public void close() throws IOException {
        ground.close();
    }
}
