package io.realname.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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

        assertThat(List.of(figures.ticks(), figures.idleTicks()))
                .allSatisfy(ticks -> assertThat(ticks.ratio()).isPositive());
        assertThat(figures.idleTicks().few())
                .isPositive()
                .isLessThan(figures.ticks().few());
        assertThat(figures.idleTicks().many())
                .isPositive()
                .isLessThan(figures.ticks().many());
        assertThat(figures.empty()).isPositive();
        assertThat(figures.full()).isPositive();
        assertThat(figures.pages())
                .hasSize(8)
                .allSatisfy((name, millis) -> assertThat(millis).isPositive());
        assertThat(data).doesNotExist();
    }
}
