package io.realname.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeLockIT {
    private static final Duration LONGER_THAN_BESIDE_A_PROGRAM = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    @Test
    void waitsUntilAnHeirIsDoneWithWhatTheDeadNodeLeft() throws Exception {
        CompletableFuture<InstanceLock> returning;
        try (InstanceLock heir = InstanceLock.inherit(folder).orElseThrow()) {
            assertThat(heir).isNotNull();
            returning = CompletableFuture.supplyAsync(() -> InstanceLock.takeSoon(folder));
            Awaitility.await().pollDelay(LONGER_THAN_BESIDE_A_PROGRAM).until(() -> true);
            assertThat(returning).isNotDone();
        }
        try (InstanceLock lock = returning.get()) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void refusesWhileAProgramOfThatNameRuns() {
        try (InstanceLock lock = InstanceLock.take(folder)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> InstanceLock.takeSoon(folder))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("realname.node");
        }
    }
}
