package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.realname.casefile.Failpoint;
import io.realname.simulator.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several programs on one data folder and one database, one of which dies and never comes back. */
class NodesIT {
    private static final double DAY_SECONDS = 0.25;
    private static final Duration LONGEST = Duration.ofMinutes(4);
    /** So many that nobody can claim them all before the others have looked. */
    private static final int FAULTY = 1_200;

    @TempDir
    Path folder;

    private Samples samples;
    private TestNodes nodes;

    @BeforeEach
    void open() throws Exception {
        samples = Samples.load(Path.of("samples"));
        nodes = new TestNodes(folder, samples, DAY_SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        nodes.close();
    }

    @Test
    void threeShareTheWorkAndTwoGoOnWithWhatTheThirdHadBegunWhenItDied() throws Exception {
        nodes.setBusinessTime();
        CrashFeed.prepare(samples, folder.resolve("prepared"));
        CrashFeed.of(samples, folder.resolve("prepared"), nodes.staging()).drop(Map.of(), Integer.MAX_VALUE);
        nodes.stageFaulty(FAULTY);
        try (ClaimWatch watch = new ClaimWatch(nodes.data(), List.of("a", "b", "c"))) {
            nodes.start("a", "").awaitReady();
            nodes.start("b", "").awaitReady();
            ServiceProgram dying = nodes.start("c", Failpoint.AFTER_COMMIT + ":2");
            dying.awaitReady();
            nodes.drop();

            await().atMost(LONGEST).until(() -> !dying.isAlive());
            await().atMost(LONGEST).until(nodes::isAtRest);

            assertThat(dying.exitStatus()).as(dying.log()).isEqualTo(Failpoint.EXIT);
            nodes.expectSound();
            assertThat(nodes.takenIn()).isEqualTo(nodes.dropped());
            assertThat(nodes.results()).hasSizeGreaterThan(FAULTY);
            Set<String> workers = nodes.claimsTakenIn().stream()
                    .map(claim -> watch.ownersOf(claim).iterator().next())
                    .collect(Collectors.toSet());
            assertThat(workers).containsExactlyInAnyOrder("a", "b", "c");
            assertThat(nodes.claimsTakenIn())
                    .as("what c had claimed when it died")
                    .anySatisfy(claim ->
                            assertThat(watch.ownersOf(claim)).hasSize(2).startsWith("c"));
            assertThat(nodes.left("c")).containsExactly("realname.lock");
        }
    }

    @Test
    void twoMayBeStartedAtOnceOnNothingAndOneKilledAtAnyInstant() throws Exception {
        nodes.stageFaulty(FAULTY);
        try (ClaimWatch watch = new ClaimWatch(nodes.data(), List.of("a", "b"))) {
            nodes.start("a", "");
            ServiceProgram killed = nodes.start("b", "");
            nodes.awaitReady();
            nodes.drop();

            await().atMost(LONGEST).until(() -> watch.claimsOf("b") > 0);
            killed.kill();
            await().atMost(LONGEST).until(nodes::isAtRest);

            nodes.expectSound();
            assertThat(nodes.takenIn()).isEqualTo(nodes.dropped());
            assertThat(nodes.results()).hasSize(FAULTY);
            assertThat(watch.claimsOf("a")).isPositive();
        }
    }
}
