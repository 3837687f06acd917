package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.realname.security.FileTree;
import io.realname.simulator.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of two nodes is replaced by one of the next version, whose migrations are more, while drops are coming in. */
class UpgradeIT {
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60); // On a machine that does much else.
    private static final int SOME = 150;

    @TempDir
    Path folder;

    @Test
    void theOlderNodeWorksOnBesideTheNewerAndStartsAgain() throws Exception {
        Path next = nextVersion();
        try (TestNodes nodes = new TestNodes(folder, Samples.load(Path.of("samples")), 86_400)) {
            ServiceProgram older = nodes.start("a", "");
            ServiceProgram replaced = nodes.start("b", "");
            nodes.awaitReady();
            drop(nodes);
            replaced.stop(LONGEST_STOP);
            drop(nodes);
            ServiceProgram newer = nodes.start(next, "b", "");
            newer.awaitReady();
            assertThat(nodes.newestMigration()).isEqualTo("999");
            drop(nodes);
            await().atMost(LONGEST).until(nodes::isAtRest);

            newer.stop(LONGEST_STOP);
            drop(nodes);
            await().atMost(LONGEST).until(nodes::isAtRest);
            assertThat(older.isAlive()).isTrue();

            older.kill();
            drop(nodes);
            nodes.start("a", "").awaitReady();
            await().atMost(LONGEST).until(nodes::isAtRest);

            nodes.expectSound();
            assertThat(nodes.takenIn()).isEqualTo(nodes.dropped());
            assertThat(nodes.results()).hasSize(nodes.dropped().size());

            nodes.setOldestProgram(999);
            ServiceProgram outdated = nodes.start("c", "");
            assertThatThrownBy(outdated::awaitReady)
                    .hasMessageContaining("on which this one cannot work")
                    .hasMessageContaining("needs 999");
            nodes.start(next, "d", "").awaitReady();
        }
    }

    private static void drop(TestNodes nodes) throws IOException {
        nodes.stageFaulty(SOME);
        nodes.drop();
    }

    /** The same installation with one migration more. */
    private Path nextVersion() throws IOException {
        Path home = Files.createDirectories(folder.resolve("next"));
        for (String part : List.of("config", "routes", "sql")) {
            FileTree.copy(Path.of(part).toAbsolutePath(), home.resolve(part));
        }
        Files.writeString(
                home.resolve("sql/migrations/V999__next.sql"),
                "alter table cases add column of_the_next_version text not null default '';\n"
                        + "create table of_the_next_version (id uuid primary key);\n");
        return home;
    }
}
