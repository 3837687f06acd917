package io.realname.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestBenchIT {
    @TempDir
    private Path folder;

    @Test
    void submitsInBothPhasesAndLeavesNothingBehind() throws Exception {
        Path data = folder.resolve("bench");
        List<RestMeasurement> told = new ArrayList<>();
        try (RestBench bench =
                new RestBench(Path.of(""), data, Path.of("target", "postgresql"), InstantSource.system())) {
            bench.run(4, 10, Duration.ofSeconds(2), told::add);
        }

        assertThat(told).hasSize(2).allSatisfy(run -> {
            assertThat(run.submissions()).isPositive();
            assertThat(run.refused()).isZero();
            assertThat(run.medianMillis()).isPositive().isLessThanOrEqualTo(run.p99Millis());
            assertThat(run.p99Millis()).isLessThanOrEqualTo(run.maxMillis());
        });
        assertThat(told.get(1).rate()).isLessThan(12);
        assertThat(data).doesNotExist();
    }
}
