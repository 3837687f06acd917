package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.realname.simulator.Samples;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while the database takes what it is sent and answers nothing. */
class StopIT {
    private static final double REAL_TIME = 86_400;
    private static final int DROPS = 300;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Test
    void endsWithinTenSecondsAndTheNextStartGoesOn(@TempDir Path folder) throws Exception {
        try (TestNodes nodes = new TestNodes(folder, Samples.load(Path.of("samples")), REAL_TIME)) {
            nodes.stageFaulty(DROPS);
            ServiceProgram stopped = nodes.start("a", "");
            stopped.awaitReady();
            nodes.drop();
            await().atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> !nodes.takenIn().isEmpty());
            nodes.hangDatabase();
            try {
                assertThat(stopped.stop(Duration.ofSeconds(10))).isZero();
            } finally {
                nodes.letDatabaseGoOn();
            }

            nodes.start("a", "").awaitReady();
            await().atMost(LONGEST).until(nodes::isAtRest);

            assertThat(nodes.takenIn()).isEqualTo(nodes.dropped());
            assertThat(nodes.results()).hasSize(DROPS);
            nodes.expectSound();
        }
    }
}
