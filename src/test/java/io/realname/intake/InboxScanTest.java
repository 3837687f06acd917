package io.realname.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.intake.format.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxScanTest {
    @TempDir
    Path data;

    private TestInbox inbox;

    @BeforeEach
    void makeInbox() throws IOException {
        inbox = new TestInbox(data, Instant.EPOCH);
        Files.createDirectories(data.resolve("inbox"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R001/a.json",
                "R001/deep/er/and/deeper/a.JSON",
                "r-2_x.y/manifest.json",
                "R001/客户 资料/清单 1.json",
                "R001/line\nbreak.json",
                "R001/-rf.json",
                "R001/a.part.json"
            })
    void findsManifestsAnywhereBelowASource(String path) throws IOException {
        inbox.write("inbox/" + path, "{}");

        assertThat(found()).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.json",
                "R001/a.json.part",
                "R001/a.json.TMP",
                "R001/.a.json",
                "R001/.hidden/a.json",
                "R001/unfinished.part/a.json",
                "R001/unfinished.tmp/a.json",
                "R001/a.jsonx",
                "R001/a.xml",
                "R001/json",
                ".R001/a.json",
                "北京/a.json",
                "R 001/a.json",
                "-R001/a.json",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/a.json"
            })
    void passesOverWhatIsUnfinishedOrNoManifestOrOfNoSource(String path) throws IOException {
        inbox.write("inbox/" + path, "{}");

        assertThat(found()).isEmpty();
    }

    @Test
    void followsNoLinkToAFolderOutside(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("a.json"), "{}");
        Files.createSymbolicLink(data.resolve("inbox/R001"), elsewhere);
        Files.createDirectories(data.resolve("inbox/R002"));
        Files.createSymbolicLink(data.resolve("inbox/R002/folder"), elsewhere);

        assertThat(found()).isEmpty();
    }

    @Test
    void doesNotGoRoundInALoopOfLinks() throws IOException {
        inbox.write("inbox/R001/a.json", "{}");
        Files.createSymbolicLink(data.resolve("inbox/R001/loop"), data.resolve("inbox"));

        assertThat(found()).containsExactly("R001/a.json");
    }

    @Test
    void takesNoFolderForAManifestAlsoAtTheDeepestLevel() throws IOException {
        Files.createDirectories(data.resolve("inbox/R001/x.json"));
        Files.createDirectories(data.resolve("inbox/R001/" + "d/".repeat(14) + "deep.json"));

        assertThat(found()).isEmpty();
    }

    @Test
    void findsABoundedNumberAtALook() throws IOException {
        for (int i = 0; i < 10; i++) {
            inbox.write("inbox/R001/" + i + ".json", "{}");
        }

        assertThat(new InboxScan(data.resolve("inbox"), 4, Formats::isOfOne).look(path -> true))
                .hasSize(4);
    }

    @Test
    void leavesOutWhatIsNotWanted() throws IOException {
        inbox.write("inbox/R001/a.json", "{}");
        inbox.write("inbox/R001/b.json", "{}");

        assertThat(new InboxScan(data.resolve("inbox"), 100, Formats::isOfOne).look(path -> path.endsWith("b.json")))
                .hasSize(1);
    }

    private List<String> found() throws IOException {
        Path root = data.resolve("inbox");
        return new InboxScan(root, 100, Formats::isOfOne)
                .look(path -> true).stream()
                        .map(path -> root.relativize(path).toString())
                        .sorted()
                        .toList();
    }
}
