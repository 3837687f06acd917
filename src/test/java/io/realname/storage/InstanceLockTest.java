package io.realname.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {
    private static final String OUR_PID = Long.toString(ProcessHandle.current().pid());

    @TempDir
    Path folder;

    @Test
    void refusesAnotherProgramWithASentenceThatNamesTheHolder() throws IOException, InterruptedException {
        try (InstanceLock lock = InstanceLock.take(folder)) {
            assertThat(lock).isNotNull();
            assertThat(ChildJvm.run(LockTaker.class, folder).output())
                    .contains("Another Realname (process " + OUR_PID + ")")
                    .contains(folder.toString());
        }
    }

    @Test
    void refusesTheSameProgramTheSecondTime() {
        try (InstanceLock lock = InstanceLock.take(folder)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> InstanceLock.take(folder))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("process " + OUR_PID);
        }
    }

    @Test
    void keepsOutWhoWantsAFolderAloneThatNodesShare() throws IOException, InterruptedException {
        try (InstanceLock lock = InstanceLock.share(folder)) {
            assertThat(lock).isNotNull();
            assertThat(ChildJvm.run(LockTaker.class, folder).output())
                    .contains("Another Realname (process unknown)")
                    .contains("realname.node");
        }
        assertThat(ChildJvm.run(LockTaker.class, folder).output()).isEqualTo("taken");
    }

    @Test
    void keepsNodesOutOfAFolderThatAProgramHasAlone() {
        try (InstanceLock lock = InstanceLock.take(folder)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> InstanceLock.share(folder)).hasMessageContaining("process " + OUR_PID);
            assertThat(InstanceLock.inherit(folder)).isEmpty();
        }
    }

    @Test
    void isFreeAgainOnceItWasReleased() throws IOException, InterruptedException {
        InstanceLock.take(folder.resolve("data")).close();

        assertThat(ChildJvm.run(LockTaker.class, folder.resolve("data")).output())
                .isEqualTo("taken");
    }
}
