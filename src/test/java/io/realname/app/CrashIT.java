package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.Failpoint;
import io.realname.simulator.Samples;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever instant the program dies at, started again it brings every submission to the same end as if it had lived. */
class CrashIT {
    private static final double DAY_SECONDS = 0.25;
    private static final int ALL = Integer.MAX_VALUE;
    private static final int KILLS = 12;
    private static final int DROPS_BETWEEN_KILLS = 3;

    @TempDir
    static Path folder;

    private static Samples samples;
    private static CrashOutcome withoutCrash;

    @BeforeAll
    static void runWithoutACrash() throws Exception {
        samples = Samples.load(Path.of("samples"));
        CrashFeed.prepare(samples, folder.resolve("prepared"));
        TestInstallation.makeTemplate(folder.resolve("template"));
        try (CrashRun run = newRun("undisturbed")) {
            run.begin("", ALL);
            run.untilRest();
            withoutCrash = run.outcome();
            assertThat(run.damage()).isEmpty();
        }
    }

    private static CrashRun newRun(String name) throws Exception {
        return new CrashRun(
                TestInstallation.copyOf(folder.resolve("template"), folder.resolve(name), samples.start(), DAY_SECONDS),
                samples,
                folder.resolve("prepared"));
    }

    @ParameterizedTest
    @EnumSource(Failpoint.class)
    void aCrashAtAnyFailpointChangesNoOutcome(Failpoint failpoint) throws Exception {
        try (CrashRun run = newRun(failpoint.name())) {
            run.begin(failpoint.name() + ":2", ALL);
            run.untilRest();

            assertThat(run.deaths()).as("deaths at %s", failpoint).isEqualTo(1);
            assertThat(run.damage()).isEmpty();
            assertThat(withoutCrash.differencesOf(run.outcome())).isEmpty();
        }
    }

    @Test
    void killingItAgainAndAgainChangesNoOutcome() throws Exception {
        try (CrashRun run = newRun("killed")) {
            run.begin("", DROPS_BETWEEN_KILLS);
            run.untilRest(KILLS, DROPS_BETWEEN_KILLS, new Random(20260303));

            assertThat(run.deaths()).isEqualTo(KILLS);
            assertThat(run.damage()).isEmpty();
            assertThat(withoutCrash.differencesOf(run.outcome())).isEmpty();
        }
    }
}
