package io.realname.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.Stored;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in the document store without being a document of a row, beside a service and without one. */
class FilesIT {
    /** Without a service everything waits for its start. */
    private static final Duration NO_SERVICE = Duration.ofDays(3_650);

    @TempDir
    Path data;

    private TestState state;

    @BeforeEach
    void open() throws Exception {
        state = new TestState(data);
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void takesAnOldDocumentThatNoRowNamesAsLongAsNoServiceCouldSweepIt() throws Exception {
        Stored stray = state.documents.put("stray".getBytes(StandardCharsets.UTF_8));
        age(data.resolve("documents").resolve(stray.name().substring(0, 1)).resolve(stray.name()), 6);
        state.patience = NO_SERVICE;

        assertThat(state.ask().problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"incoming/_only/7", "incoming/node-b/8", "notes.txt", "strange/9"})
    void namesAFileBesideTheDocuments(String name) throws Exception {
        Path file = state.write("documents/" + name, "?");
        assertThat(state.ask().problems()).as("it may just be written").isEmpty();
        state.patience = Duration.ZERO;
        assertThat(state.ask().problems())
                .filteredOn(problem -> problem.where().startsWith("file "))
                .as("at rest")
                .hasSize(1);
        age(file, 2);
        state.patience = NO_SERVICE;
        assertThat(state.ask().problems()).as("the next start removes it").isEmpty();
        state.patience = Duration.ofMinutes(10);

        assertThat(state.ask().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo("file " + file.getFileName());
            assertThat(problem.wrong()).contains("documents", "is no document");
        });
    }

    @Test
    void leavesToTheFileSystemWhatIsIts() {
        state.write("documents/lost+found/1", "?");
        state.patience = Duration.ZERO;

        assertThat(state.ask().problems()).noneMatch(problem -> problem.where().startsWith("file "));
    }

    private static void age(Path file, int days) throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
    }
}
