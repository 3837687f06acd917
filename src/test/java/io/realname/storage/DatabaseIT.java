package io.realname.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseIT {
    @TempDir
    Path migrations;

    @Test
    void migratesOnceAndGoesOnFromThere() throws IOException {
        try (Database database = TestPostgres.emptyDatabase()) {
            Files.writeString(migrations.resolve("V1__first.sql"), "create table t (n int primary key);");
            database.migrate(migrations);
            Files.writeString(migrations.resolve("V2__second.sql"), "insert into t values (42);");
            database.migrate(migrations);
            database.migrate(migrations);

            assertThat(numbers(database)).isEqualTo("42");
        }
    }

    @Test
    void refusesAMigrationThatWasAlteredAfterItRan() throws IOException {
        try (Database database = TestPostgres.emptyDatabase()) {
            Files.writeString(migrations.resolve("V1__first.sql"), "create table t (n int);");
            database.migrate(migrations);
            Files.writeString(migrations.resolve("V1__first.sql"), "create table t (n bigint);");

            assertThatThrownBy(() -> database.migrate(migrations))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("cannot be brought up to date");
        }
    }

    @Test
    void refusesAFolderWithoutMigrations() {
        try (Database database = TestPostgres.emptyDatabase()) {
            assertThatThrownBy(() -> database.migrate(migrations.resolve("none")))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("installation is incomplete");
        }
    }

    @Test
    void saysWhomTheServerRefused() {
        DatabaseLogin login = TestPostgres.freshLogin();
        DatabaseLogin wrong = new DatabaseLogin(login.url() + "&password=hidden", login.user(), "wrong");

        assertThatThrownBy(() -> Database.open(wrong, 2))
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll(login.user(), "realname.database.url")
                .hasMessageNotContainingAny("hidden", "wrong");
    }

    @Test
    void doesNotQuoteValuesOfRowsWhenAStatementFails() throws IOException {
        try (Database database = TestPostgres.emptyDatabase()) {
            Files.writeString(migrations.resolve("V1__first.sql"), "create table t (name text primary key);");
            database.migrate(migrations);

            assertThatThrownBy(() -> database.jdbi().useHandle(handle -> {
                        handle.createUpdate("insert into t values (:name)")
                                .bind("name", "a person")
                                .execute();
                        handle.createUpdate("insert into t values (:name)")
                                .bind("name", "a person")
                                .execute();
                    }))
                    .isInstanceOf(UnableToExecuteStatementException.class)
                    .rootCause()
                    .hasMessageContaining("t_pkey")
                    .hasMessageNotContaining("a person");
        }
    }

    @Test
    void givesEachTestADatabaseOfItsOwn() {
        try (Database one = TestPostgres.freshDatabase();
                Database other = TestPostgres.freshDatabase()) {
            one.jdbi().useHandle(handle -> handle.execute("create table mine (n int)"));

            assertThatThrownBy(() -> other.jdbi().useHandle(handle -> handle.execute("select * from mine")))
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void speaksUtc() {
        try (Database database = TestPostgres.emptyDatabase()) {
            assertThat(database.jdbi()
                            .<String, RuntimeException>withHandle(handle -> handle.createQuery("show time zone")
                                    .mapTo(String.class)
                                    .one()))
                    .isEqualTo("UTC");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {90_624, 120_020, 140_018})
    void refusesAServerThatIsTooOld(int version) {
        assertThatThrownBy(() -> Database.requireSupported(version))
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll("PostgreSQL " + version / 10_000, "15 or newer");
    }

    @ParameterizedTest
    @ValueSource(ints = {150_000, 150_017, 180_006})
    void takesEveryServerFromFifteenOn(int version) {
        assertThatCode(() -> Database.requireSupported(version)).doesNotThrowAnyException();
    }

    private static String numbers(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select string_agg(n::text, ',') from t")
                        .mapTo(String.class)
                        .one());
    }
}
