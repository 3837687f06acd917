package io.realname.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same as {@link ChaosIT} with ten thousand drops, sixty kills and every other fault in longer outages, once for each seed. {@code mvn
 * verify -Pchaos} runs it; {@code -Drealname.chaos.seeds=1} (a list), {@code .drops=1000} and {@code .kills=20} make it shorter, {@code .times=3}
 * (every other fault) longer. It wants a machine with nothing else to do, for it bounds the seconds to recover, too.
 */
class ChaosLongRun {
    private static final String SEEDS = System.getProperty("realname.chaos.seeds", "1,2,3");
    private static final int DROPS = Integer.getInteger("realname.chaos.drops", 10_000);
    private static final int KILLS = Integer.getInteger("realname.chaos.kills", 60);
    private static final int TIMES = Integer.getInteger("realname.chaos.times", 1);
    private static final double DAY_SECONDS = 4;
    private static final double MOST_SECONDS = 5;
    private static final Duration SETTLES = Duration.ofMinutes(20);

    @TempDir
    Path folder;

    static LongStream seeds() {
        return Arrays.stream(SEEDS.split(",")).mapToLong(Long::parseLong);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsLostAndNothingIsDoneTwice(long seed) throws Exception {
        Plan plan = new Plan(seed, DROPS, 20);
        try (Ground ground = new Ground(folder, plan, DAY_SECONDS)) {
            Outcome outcome = new ChaosRun(ground, plan, seed)
                    .through(Faults.often(ground, KILLS, TIMES, seed), SETTLES)
                    .print("long");

            assertThat(outcome.damage()).isEmpty();
            assertThat(outcome.worstRecovery()).isLessThanOrEqualTo(MOST_SECONDS);
        }
    }
}
