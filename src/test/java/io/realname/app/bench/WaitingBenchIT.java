package io.realname.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingBenchIT {
    @TempDir
    private Path folder;

    @Test
    void measuresEverythingInBothCaseFilesAndLeavesNothingBehind() throws Exception {
        Path data = folder.resolve("bench");
        WaitingBench.Figures figures;
        try (WaitingBench bench =
                new WaitingBench(Path.of(""), data, Path.of("target", "postgresql"), InstantSource.system())) {
            figures = bench.run(2_000, 50);
        }

        assertThat(figures.ticks()).hasSize(2).doesNotContain(0);
        assertThat(figures.idleTicks()[0]).isPositive().isLessThan(figures.ticks()[0]);
        assertThat(figures.idleTicks()[1]).isPositive().isLessThan(figures.ticks()[1]);
        assertThat(figures.empty()).isPositive();
        assertThat(figures.full()).isPositive();
        assertThat(figures.pages())
                .hasSize(8)
                .allSatisfy((name, millis) -> assertThat(millis).isPositive());
        assertThat(data).doesNotExist();
    }
}
