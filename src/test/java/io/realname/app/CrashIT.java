package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.Failpoint;
import io.realname.simulator.Samples;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever instant the program dies at, started again it brings every submission to the same end as if it had lived. Two programs run
 * side by side, each on an installation of its own, for most of the time they wait for the clock.
 */
class CrashIT {
    private static final double DAY_SECONDS = 0.25;
    private static final int ALL = Integer.MAX_VALUE;
    private static final int KILLS = 12;
    private static final int DROPS_BETWEEN_KILLS = 3;
    private static final int SIDE_BY_SIDE = 2;

    @TempDir
    static Path folder;

    private static Samples samples;
    private static CrashOutcome withoutCrash;
    private static ExecutorService runs;
    private static Future<Ended> killed;
    private static final Map<Failpoint, Future<Ended>> HALTED = new EnumMap<>(Failpoint.class);

    /**
     * How a run ended.
     *
     * @param deaths how often the program died on the way
     * @param differences from the outcome without a crash
     */
    private record Ended(int deaths, List<String> damage, List<String> differences) {}

    @BeforeAll
    static void runWithoutACrashAndThenWithEach() throws Exception {
        samples = Samples.load(Path.of("samples"));
        CrashFeed.prepare(samples, folder.resolve("prepared"));
        TestInstallation.makeTemplate(folder.resolve("template"));
        try (CrashRun run = newRun("undisturbed")) {
            run.begin("", ALL);
            run.untilRest();
            withoutCrash = run.outcome();
            assertThat(run.damage()).isEmpty();
        }
        runs = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        killed = runs.submit(CrashIT::killAgainAndAgain);
        for (Failpoint failpoint : Failpoint.values()) {
            HALTED.put(failpoint, runs.submit(() -> haltAt(failpoint)));
        }
    }

    @AfterAll
    static void stop() {
        runs.shutdownNow();
    }

    private static CrashRun newRun(String name) throws Exception {
        return new CrashRun(
                TestInstallation.copyOf(folder.resolve("template"), folder.resolve(name), samples.start(), DAY_SECONDS),
                samples,
                folder.resolve("prepared"));
    }

    private static Ended haltAt(Failpoint failpoint) throws Exception {
        try (CrashRun run = newRun(failpoint.name())) {
            run.begin(failpoint.name() + ":2", ALL);
            run.untilRest();
            return ended(run);
        }
    }

    private static Ended killAgainAndAgain() throws Exception {
        try (CrashRun run = newRun("killed")) {
            run.begin("", DROPS_BETWEEN_KILLS);
            run.untilRest(KILLS, DROPS_BETWEEN_KILLS, new Random(20260303));
            return ended(run);
        }
    }

    private static Ended ended(CrashRun run) throws Exception {
        return new Ended(run.deaths(), run.damage(), withoutCrash.differencesOf(run.outcome()));
    }

    @ParameterizedTest
    @EnumSource(Failpoint.class)
    void aCrashAtAnyFailpointChangesNoOutcome(Failpoint failpoint) throws Exception {
        assertThat(of(HALTED.get(failpoint))).isEqualTo(new Ended(1, List.of(), List.of()));
    }

    @Test
    void killingItAgainAndAgainChangesNoOutcome() throws Exception {
        assertThat(of(killed)).isEqualTo(new Ended(KILLS, List.of(), List.of()));
    }

    private static Ended of(Future<Ended> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        }
    }
}
