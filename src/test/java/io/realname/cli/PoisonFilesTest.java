package io.realname.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small files that are made to do harm, each with all that must be said of it. A manifest has a faultless picture beside it, a picture
 * stands in for that of a faultless manifest. Mails of that kind: {@code PoisonMailsIT}; forms: {@code PoisonFormsIT}.
 */
class PoisonFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/poison/files");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    /**
     * A line of {@code expect.tsv}.
     *
     * @param file below the folder
     * @param findings codes in order, with a space between them; nothing if there must be none
     */
    private record Expected(String file, String findings) {
        static Expected of(String line) {
            String[] cells = line.split("\t", -1);
            return new Expected(cells[0], cells[1]);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Expected> files() throws IOException {
        return Files.readAllLines(FOLDER.resolve("expect.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Expected::of)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    @Timeout(20)
    void isFoundOut(Expected expected) throws Exception {
        Drops drops = new Drops(folder);
        Path poison = FOLDER.resolve(expected.file());
        Path manifest;
        if (expected.file().startsWith("pictures/")) {
            manifest = drops.manifest("a.json");
            Files.copy(poison, folder.resolve("licence.jpg"), StandardCopyOption.REPLACE_EXISTING);
        } else {
            manifest = Files.copy(poison, folder.resolve(poison.getFileName()));
        }

        Cli.Ended run = Cli.run("validate", "--json", manifest);

        Set<String> codes = new TreeSet<>();
        for (JsonNode submission : JSON.readTree(run.out())) {
            codes.addAll(submission.findValuesAsText("code"));
        }
        assertThat(String.join(" ", codes)).isEqualTo(expected.findings());
        assertThat(run.err()).isEmpty();
    }

    @Test
    void noFileIsWithoutItsExpectation() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            Set<String> there = files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString())
                    .filter(file -> !file.equals("expect.tsv"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(files().stream().map(Expected::file)).containsExactlyInAnyOrderElementsOf(there);
            assertThat(there).hasSizeGreaterThanOrEqualTo(100);
        }
    }
}
