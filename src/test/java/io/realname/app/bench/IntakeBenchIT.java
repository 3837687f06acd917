package io.realname.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeBenchIT {
    private static final Path PROGRAMS = Path.of("target", "postgresql");
    private static final int DROPS = 50;

    @TempDir
    private Path folder;

    @Test
    void storesEveryDropOnEitherWayAndLeavesNothingBehind() throws Exception {
        Path data = folder.resolve("bench");
        List<Measurement> told = new ArrayList<>();
        Summary summary;
        try (IntakeBench bench = new IntakeBench(Path.of(""), data, PROGRAMS, InstantSource.system())) {
            summary = bench.run(DROPS, 1, told::add);
        }

        assertThat(told)
                .containsExactly(
                        summary.pipeline().get(0),
                        summary.bareLoop().get(0),
                        summary.quarters().get(0))
                .extracting(Measurement::drops)
                .containsExactly(DROPS, DROPS, DROPS / 4);
        assertThat(told).allSatisfy(run -> {
            assertThat(run.rows()).isEqualTo(run.drops());
            assertThat(run.documents()).isEqualTo(run.drops());
            assertThat(run.rate()).isPositive();
            assertThat(run.programMillis()).isPositive();
        });
        assertThat(data).doesNotExist();
    }

    @Test
    void takesInPoisonedDropsInTurnWithSoundOnes() throws Exception {
        PoisonSummary summary;
        try (IntakeBench bench =
                new IntakeBench(Path.of(""), folder.resolve("bench"), PROGRAMS, InstantSource.system())) {
            summary = bench.runPoisoned(DROPS, 1, 50, measurement -> {});
        }

        Measurement sound = summary.sound().get(0);
        Measurement poisoned = summary.poisoned().get(0);
        assertThat(sound.rows()).isEqualTo(DROPS);
        assertThat(poisoned.rows()).isEqualTo(DROPS);
        assertThat(poisoned.documents()).isBetween((long) DROPS / 2, DROPS - 1L);
        assertThat(summary.ratio()).isEqualTo(poisoned.rate() / sound.rate());
    }
}
