package io.realname.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartBenchIT {
    @TempDir
    private Path folder;

    @Test
    void startsAfterKillsAndStopsAndLeavesNothingBehind() throws Exception {
        Path data = folder.resolve("bench");
        List<RestartBench.Step> steps = new ArrayList<>();

        try (RestartBench bench = new RestartBench(Path.of("").toAbsolutePath(), data, InstantSource.system())) {
            bench.run(2_000, 1, steps::add);
        }

        assertThat(steps)
                .extracting(RestartBench.Step::step)
                .containsExactly(
                        "first start",
                        "start after a kill",
                        "start after a kill of the server, too",
                        "stop, exit status 0",
                        "start after a stop");
        assertThat(steps).allSatisfy(step -> assertThat(step.time()).isPositive());
        assertThat(steps.get(3).time()).isLessThan(Duration.ofSeconds(10));
        assertThat(data).doesNotExist();
    }
}
