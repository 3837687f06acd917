package io.realname.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;

/** Takes one file of many rows in, from the first look into the inbox to the commit of the last screened case. */
public final class BatchBench implements AutoCloseable {
    private final BenchGround ground;
    private final BatchMaker maker;
    private final InstantSource system;
    private final Way way;

    /**
     * Starts the server.
     *
     * @param root the installation's folder
     * @param data folder of the benchmark, emptied now and removed at the end
     * @param programs folder of the database programs, which may be shared
     */
    public BatchBench(Path root, Path data, Path programs, InstantSource system)
            throws IOException, InterruptedException {
        this.system = system;
        way = PipelineWay.ofRows(system);
        maker = new BatchMaker(root.resolve("samples/bases/organisation-cn.json"));
        ground = new BenchGround(root, data, programs);
    }

    /** Where it is measured. */
    public Machine machine() throws IOException {
        return ground.machine();
    }

    /**
     * Measures once, with an empty database.
     *
     * @param format {@code csv} or {@code xlsx}
     */
    public Measurement run(String format, int rows) throws Exception {
        return ground.measure((home, database) -> {
            way.prepare(home, database);
            Path folder = home.data().resolve("inbox/BENCH");
            maker.write(folder, format, rows);
            BenchGround.flush();
            letSettle(folder.resolve("rows." + format), system);
            Stopwatch watch = ground.watch(rows);
            way.takeIn(home, database, watch);
            return watch.read(format, way.rows(database), 1);
        });
    }

    /** Makes a file old enough to be whole. */
    static void letSettle(Path file, InstantSource system) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(system.instant().minus(Duration.ofMinutes(1))));
    }

    /** Stops the server and removes everything. */
    @Override
    public void close() throws IOException {
        ground.close();
    }
}
