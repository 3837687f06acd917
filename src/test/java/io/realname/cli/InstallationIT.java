package io.realname.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.casefile.DocumentStore;
import io.realname.cli.Cli.Ended;
import io.realname.security.Keys;
import io.realname.storage.Database;
import io.realname.storage.EmbeddedPostgres;
import io.realname.storage.PostgresPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that look at a whole installation, as an operator gives them; no service runs. */
class InstallationIT {
    /** Valid by its form only. */
    private static final String NUMBER = "91330100MA00000072";

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void install() throws IOException {
        data = folder.resolve("data");
        Path programs = data.resolve("postgresql/programs");
        Files.createDirectories(programs.getParent());
        Files.createSymbolicLink(programs, Path.of("target", "postgresql").toAbsolutePath());
        Keys.open(data.resolve("keys"));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(PostgresPlace.under(data, data.resolve("keys")));
                Database database = Database.open(server.database("realname"), 2)) {
            database.migrate(Path.of("sql/migrations"));
        }
    }

    @Test
    void verifyEndsWithZeroWhenNothingIsWrong() throws IOException {
        Ended ended = Cli.run("verify", "--data", data, "--at-rest", "--json");

        JsonNode report = new ObjectMapper().readTree(ended.out());
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(report.path("sound").asBoolean()).isTrue();
        assertThat(report.path("whole").asBoolean()).isTrue();
        assertThat(report.path("checks"))
                .isNotEmpty()
                .allSatisfy(
                        check -> assertThat(check.path("problems").asLong(-1)).isZero());
    }

    @Test
    void verifyEndsWithOneAndNamesWhatIsWrong() throws IOException {
        Path log = Files.writeString(folder.resolve("service.log"), "INFO  cannot read \"" + NUMBER + "\"\n");

        Ended json = Cli.run("verify", "--data", data, "--log", log, "--json");
        Ended text = Cli.run("verify", "--data", data, "--log", log);

        JsonNode report = new ObjectMapper().readTree(json.out());
        assertThat(json.code()).isEqualTo(1);
        assertThat(report.path("sound").asBoolean(true)).isFalse();
        assertThat(report.path("checks").findValuesAsText("where")).anyMatch(where -> where.contains("service.log"));
        assertThat(text.code()).isEqualTo(1);
        assertThat(text.out()).contains("An ID number stands here in clear.", "1 problem");
        assertThat(json.out() + text.out()).doesNotContain(NUMBER);
    }

    @Test
    void aBackupIsMadeAndPutBack() throws IOException {
        Path backup = folder.resolve("backup");
        byte[] document = {1, 2, 3};
        String name = documents(data).put(document).name();

        Ended made = Cli.run("backup", backup, "--data", data);
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).contains("The backup is in " + backup, "The keys are not in it");

        Path other = folder.resolve("other");
        Files.createDirectories(other.resolve("postgresql"));
        Files.createSymbolicLink(
                other.resolve("postgresql/programs"),
                Path.of("target", "postgresql").toAbsolutePath());
        copy(data.resolve("keys"), other.resolve("keys"));
        Ended restored = Cli.run("restore", backup, "--data", other);

        assertThat(restored.code()).as(restored.err()).isZero();
        assertThat(restored.out()).contains("is back", "After a restore");
        assertThat(documents(other).read(name)).isEqualTo(document);
        assertThat(Cli.run("restore", backup, "--data", other).code())
                .as("there is an installation now")
                .isNotZero();
    }

    private static DocumentStore documents(Path installation) {
        return DocumentStore.open(installation.resolve("documents"), Keys.open(installation.resolve("keys")));
    }

    private static void copy(Path from, Path to) throws IOException {
        try {
            assertThat(new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                            .inheritIO()
                            .start()
                            .waitFor())
                    .isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
