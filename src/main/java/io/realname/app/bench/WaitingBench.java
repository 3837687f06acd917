package io.realname.app.bench;

import io.realname.app.Home;
import io.realname.casefile.CaseFile;
import io.realname.casefile.CaseFilter;
import io.realname.casefile.CaseState;
import io.realname.security.Keys;
import io.realname.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds a case file with very many open cases against one with few: what a tick, an intake and a page of cases take in each. */
public final class WaitingBench implements AutoCloseable {
    private static final int FEW = 1_000;
    /** One in so many is due. */
    private static final int DUE = 10;

    private static final Duration NOTHING_IS_DUE = Duration.ofDays(-30);
    private static final int ROUNDS = 3;
    private static final int PAGE = 50;
    private static final int PAGES = 20;
    private static final Map<String, CaseFilter> PAGES_OF = pages();

    private final BenchGround ground;
    private final WaitingRoom room;
    private final DropMaker maker;
    private final Way intake;
    private final InstantSource system;
    private int made;

    /**
     * Starts the server.
     *
     * @param root the installation's folder
     * @param data folder of the benchmark, emptied now and removed at the end
     * @param programs folder of the database programs, which may be shared
     */
    public WaitingBench(Path root, Path data, Path programs, InstantSource system)
            throws IOException, InterruptedException {
        Path manifest = root.resolve("samples/bases/organisation-cn.json");
        this.system = system;
        room = new WaitingRoom(manifest, system);
        maker = new DropMaker(manifest);
        intake = PipelineWay.ofDrops(system);
        ground = new BenchGround(root, data, programs);
    }

    /**
     * What was measured.
     *
     * @param few open cases of the small case file; a tenth of both is due
     * @param ticks what a tick takes in the small and in the large one
     * @param idleTicks likewise while nothing is due
     * @param empty drops a second into an empty database, median
     * @param full drops a second into the large one, median
     * @param pages milliseconds of the first page of cases in the large one, the longest of all, by what was looked for
     */
    public record Figures(
            int few, Ticks ticks, Ticks idleTicks, double empty, double full, Map<String, Double> pages) {}

    /** Where it is measured. */
    public Machine machine() throws IOException {
        return ground.machine();
    }

    /** Measures with so many open cases, of which a tenth is due. */
    public Figures run(int open, int drops) throws Exception {
        return ground.measure((smallHome, small) -> {
            room.fill(smallHome, small, ground.watch(FEW), FEW, FEW / DUE);
            return ground.measure((home, large) -> {
                room.fill(home, large, ground.watch(open), open, open / DUE);
                Ticks ticks = Ticks.of(ground, smallHome, home, Duration.ZERO, system);
                Ticks idle = Ticks.of(ground, smallHome, home, NOTHING_IS_DUE, system);
                CaseFile manyCases = CaseFile.open(large.jdbi(), Keys.open(home.keys()), system::instant, system);
                Map<String, Double> pages = new LinkedHashMap<>();
                PAGES_OF.forEach((name, filter) -> pages.put(name, longestPage(manyCases, filter)));
                List<Measurement> empty = new ArrayList<>();
                List<Measurement> full = new ArrayList<>();
                ground.measure((emptyHome, database) -> takeIn(emptyHome, database, drops)); // warms up
                for (int i = 0; i < ROUNDS; i++) {
                    full.add(takeIn(home, large, drops));
                    empty.add(ground.measure((emptyHome, database) -> takeIn(emptyHome, database, drops)));
                }
                return new Figures(
                        FEW,
                        ticks,
                        idle,
                        Summary.median(empty, Measurement::rate),
                        Summary.median(full, Measurement::rate),
                        pages);
            });
        });
    }

    private static double longestPage(CaseFile file, CaseFilter filter) {
        long longest = 0;
        for (int i = 0; i < PAGES; i++) {
            long begun = System.nanoTime();
            file.reader().list(filter, null, PAGE);
            longest = Math.max(longest, System.nanoTime() - begun);
        }
        return longest / 1e6;
    }

    private static Map<String, CaseFilter> pages() {
        Map<String, CaseFilter> filters = new LinkedHashMap<>();
        filters.put("all", CaseFilter.ALL);
        filters.put("of a source", new CaseFilter(null, Set.of("BENCH"), null, null));
        filters.put("of a source without any", new CaseFilter(null, Set.of("R999"), null, null));
        filters.put("in review", new CaseFilter(CaseState.IN_REVIEW, Set.of(), null, null));
        filters.put("in a state that none has", new CaseFilter(CaseState.MANUAL, Set.of(), null, null));
        filters.put("with a finding that none has", new CaseFilter(null, Set.of(), "id-number.check-digit", null));
        filters.put("of one submission", new CaseFilter(null, Set.of(), null, "BATCH-000777"));
        filters.put("of domains by their beginning", new CaseFilter(null, Set.of(), null, "batch-0007"));
        return filters;
    }

    private Measurement takeIn(Home home, Database database, int drops) throws Exception {
        intake.prepare(home, database);
        Path staging = home.data().resolve("staging");
        maker.write(staging, made, drops);
        made += drops;
        BenchGround.flush();
        Path inbox = home.data().resolve("inbox");
        Files.createDirectories(inbox);
        Files.move(staging, inbox.resolve("BENCH-" + made));
        Stopwatch watch = ground.watch(drops);
        intake.takeIn(home, database, watch);
        return watch.read(intake.name(), 0, 0);
    }

    /** Stops the server and removes everything. */
    @Override
    public void close() throws IOException {
        ground.close();
    }
}
