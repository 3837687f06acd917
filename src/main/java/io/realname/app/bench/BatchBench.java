package io.realname.app.bench;

import io.realname.app.Home;
import io.realname.app.IntakeStage;
import io.realname.app.IntakeWork;
import io.realname.app.Knowledge;
import io.realname.app.Plumbing;
import io.realname.casefile.CaseFile;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Work;
import io.realname.intake.LotQueue;
import io.realname.intake.Sources;
import io.realname.security.Keys;
import io.realname.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** Takes one file of many rows in, from the first look into the inbox to the commit of the last screened case. */
public final class BatchBench implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final BenchGround ground;
    private final BatchMaker maker;
    private final InstantSource system;

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
            database.migrate(home.sql().resolve("migrations"));
            Path folder = home.data().resolve("inbox/BENCH");
            maker.write(folder, format, rows);
            BenchGround.flush();
            Files.setLastModifiedTime(
                    folder.resolve("rows." + format),
                    FileTime.from(system.instant().minus(Duration.ofMinutes(1))));
            Stopwatch watch = ground.watch(rows);
            takeIn(home, database, watch);
            return watch.read(format, judged(database), 1);
        });
    }

    private void takeIn(Home home, Database database, Stopwatch watch) throws Exception {
        Keys keys = Keys.open(home.keys());
        CaseFile file = CaseFile.open(database.jdbi(), keys, system::instant, system);
        Knowledge knowledge = Knowledge.load(home.config());
        DocumentStore documents = DocumentStore.open(home.data().resolve("documents"), keys);
        LotQueue queue = new IntakeWork(home, file, knowledge, new Sources(Map.of()), documents, GRACE).lots();
        Work.Source watched = () -> {
            watch.start();
            return queue.next();
        };
        WatchedIntake intake = new WatchedIntake(new IntakeStage(knowledge.screening(), file.arrivals()), watch);
        try (Plumbing plumbing = new Plumbing(new Properties(), Map.of("lots", watched), Map.of("intake", intake))) {
            plumbing.start(Stream.of("00-errors", "11-lots", "90-clock")
                    .map(name -> home.routes().resolve(name + ".camel.yaml"))
                    .toList());
            watch.await();
        }
    }

    /** How many cases have been judged as a whole, by the rules and by what their pictures show. */
    private static long judged(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from cases where state <> 'received'")
                        .mapTo(Long.class)
                        .one());
    }

    /** Stops the server and removes everything. */
    @Override
    public void close() throws IOException {
        ground.close();
    }
}
