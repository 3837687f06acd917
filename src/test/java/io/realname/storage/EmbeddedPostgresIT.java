package io.realname.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedPostgresIT {
    @TempDir
    Path folder;

    @Test
    void keepsItsDataAndItsPortOverARestart() throws SQLException {
        RunningServer first;
        try (EmbeddedPostgres server = EmbeddedPostgres.start(TestPlace.durableIn(folder))) {
            first = server.server();
            DatabaseLogin login = server.database("realname");
            Sql.execute(login, "create table t as select 42 as n");
        }
        assertThat(ServerStatus.isAlive(first.pid())).isFalse();

        try (EmbeddedPostgres server = EmbeddedPostgres.start(TestPlace.durableIn(folder))) {
            assertThat(Sql.value(server.database("realname"), "select n from t"))
                    .isEqualTo("42");
            assertThat(server.server().port()).isEqualTo(first.port());
            assertThat(server.server().pid()).isNotEqualTo(first.pid());
        }
    }

    @Test
    void isDurableOnLoopbackOnlyAndClosedByAPassword() throws IOException, SQLException {
        PostgresPlace place = TestPlace.durableIn(folder);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(place)) {
            DatabaseLogin login = server.administrator();
            for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit", "data_checksums"}) {
                assertThat(Sql.value(login, "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(Sql.value(login, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Sql.value(login, "show unix_socket_directories")).isEmpty();
            assertThat(Sql.value(login, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.passwordFile())))
                    .isEqualTo("rw-------");
            assertThat(login.toString()).doesNotContain(login.password());
        }
    }

    @ParameterizedTest
    @CsvSource({"postgres,", "postgres, wrong", "owner_a,", "owner_a, wrong"})
    void refusesWhoDoesNotKnowThePassword(String user, String password) {
        EmbeddedPostgres server = TestPostgres.server();
        server.database("owner_a");

        assertThatThrownBy(() -> DriverManager.getConnection(server.server().url("owner_a"), user, password))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @Test
    void letsAnOwnerUseItsDatabaseAndNoOther() throws SQLException {
        EmbeddedPostgres server = TestPostgres.server();
        DatabaseLogin ours = server.database("owner_a");
        DatabaseLogin theirs = server.database("owner_b");
        DatabaseLogin reader = server.role("reader_of_b", "owner_b");

        assertThat(Sql.value(ours, "select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThatThrownBy(() -> Sql.connect(new DatabaseLogin(theirs.url(), ours.user(), ours.password())))
                .hasMessageContaining("permission denied for database");
        assertThat(Sql.value(reader, "select current_user")).isEqualTo("reader_of_b");
        assertThatThrownBy(() -> Sql.execute(reader, "create table public.t (n int)"))
                .hasMessageContaining("permission denied");
        assertThat(server.database("owner_a")).isEqualTo(ours);
    }

    @Test
    void findsAnotherPortWhenItsOwnIsTaken() throws IOException {
        int port;
        try (EmbeddedPostgres server = EmbeddedPostgres.start(TestPlace.in(folder))) {
            port = server.server().port();
        }
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                EmbeddedPostgres server = EmbeddedPostgres.start(TestPlace.in(folder))) {
            assertThat(server.server().port()).isNotEqualTo(other.getLocalPort());
        }
    }

    @Test
    void setsUpAnewWhatAnInterruptedSetUpLeft() throws IOException, SQLException {
        PostgresPlace place = TestPlace.in(folder);
        Files.createDirectories(place.folder().resolve("unfinished/base"));
        Files.writeString(place.folder().resolve("unfinished/PG_VERSION"), "18");
        Files.writeString(place.folder().resolve("unfinished-password"), "half");

        try (EmbeddedPostgres server = EmbeddedPostgres.start(place)) {
            assertThat(Sql.value(server.administrator(), "select 1")).isEqualTo("1");
        }
        assertThat(place.folder()).isDirectoryNotContaining("glob:**/unfinished*");
    }

    @Test
    void isNotFooledByAProcessNumberThatSomebodyElseHasNow() throws IOException, SQLException {
        PostgresPlace place = TestPlace.in(folder);
        EmbeddedPostgres.start(place).close();
        Files.writeString(
                place.cluster().resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + place.cluster() + "\n0\n1\n\n127.0.0.1\n");

        try (EmbeddedPostgres server = EmbeddedPostgres.start(place)) {
            assertThat(Sql.value(server.administrator(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void saysSoWhenThePasswordFileIsAnotherAndLeavesNoServerBehind() throws IOException {
        PostgresPlace place = TestPlace.in(folder);
        EmbeddedPostgres.start(place).close();
        Files.writeString(place.passwordFile(), "another");

        assertThatThrownBy(() -> EmbeddedPostgres.start(place))
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll(
                        "does not take the password", place.passwordFile().toString());
        assertThat(RunningServer.on(place.cluster())).isEmpty();
    }

    @Test
    void saysWhyAServerDoesNotLetItIn() throws IOException {
        PostgresPlace place = TestPlace.in(folder);
        EmbeddedPostgres.start(place).close();
        Files.writeString(place.cluster().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 reject\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(place))
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll("does not let this program in", "pg_hba.conf")
                .hasMessageNotContaining("password");
        assertThat(RunningServer.on(place.cluster())).isEmpty();
    }

    @Test
    void saysWhyAServerDoesNotStart() throws IOException {
        PostgresPlace place = TestPlace.in(folder);
        EmbeddedPostgres.start(place).close();
        Files.writeString(place.cluster().resolve("PG_VERSION"), "9.6\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(place))
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll("does not start", "incompatible");
    }
}
