package io.realname.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanServerIT {
    @TempDir
    Path folder;

    @AfterEach
    void stopWhatATestLeft() {
        RunningServer.on(TestPlace.in(folder).cluster())
                .flatMap(server -> ProcessHandle.of(server.pid()))
                .ifPresent(ProcessHandle::destroy);
    }

    @Test
    void aKilledProgramsServerIsTakenOverAndStoppedInTheEnd() throws IOException, InterruptedException, SQLException {
        ChildJvm.Result killed = ChildJvm.run(DyingProgram.class, folder);
        assertThat(killed.exitCode()).as(killed.output()).isEqualTo(137);
        long orphan = Long.parseLong(killed.output());
        assertThat(ServerStatus.isAlive(orphan)).isTrue();

        try (InstanceLock lock = InstanceLock.take(folder);
                EmbeddedPostgres server = EmbeddedPostgres.start(TestPlace.in(folder))) {
            assertThat(server.server().pid()).isEqualTo(orphan);
            assertThat(Sql.value(server.administrator(), "select 1")).isEqualTo("1");
        }
        assertThat(ServerStatus.isAlive(orphan)).isFalse();
    }

    @Test
    void aKilledProgramsServerThatRefusesUsIsStopped() throws IOException, InterruptedException {
        ChildJvm.Result killed = ChildJvm.run(DyingProgram.class, folder);
        long orphan = Long.parseLong(killed.output());
        Files.writeString(TestPlace.in(folder).passwordFile(), "another");

        assertThatThrownBy(() -> EmbeddedPostgres.start(TestPlace.in(folder)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("does not take the password");
        assertThat(ServerStatus.isAlive(orphan)).isFalse();
    }

    @Test
    void aServerThatWasKilledItselfRecoversAtTheNextStart() throws SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.start(TestPlace.durableIn(folder));
        Sql.execute(server.database("realname"), "create table t as select 42 as n");
        killWithAllItsProcesses(server.server().pid());

        try (EmbeddedPostgres restarted = EmbeddedPostgres.start(TestPlace.durableIn(folder))) {
            assertThat(Sql.value(restarted.database("realname"), "select n from t"))
                    .isEqualTo("42");
        }
    }

    private static void killWithAllItsProcesses(long pid) {
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        await().until(() -> all.stream().noneMatch(process -> ServerStatus.isAlive(process.pid())));
    }
}
