package io.realname.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to the program and to what it works with: no submission is lost and nothing is done twice. This is the short form of
 * {@link ChaosLongRun}, each fault once or a few times.
 */
class ChaosIT {
    private static final long SEED = 20261122;
    private static final int DROPS = 400;
    private static final int KILLS = 4;
    private static final double DAY_SECONDS = 3;
    private static final Duration SETTLES = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    @Test
    void nothingIsLostAndNothingIsDoneTwice() throws Exception {
        Plan plan = new Plan(SEED, DROPS, 4);
        try (Ground ground = new Ground(folder, plan, DAY_SECONDS)) {
            Outcome outcome = new ChaosRun(ground, plan, SEED)
                    .through(Faults.once(ground, KILLS, SEED), SETTLES)
                    .print("short");

            assertThat(outcome.damage()).isEmpty();
        }
    }
}
