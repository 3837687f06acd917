package io.realname.screening.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.submission.DomainNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuffixesTest {
    @ParameterizedTest
    @CsvSource({
        "cn, APPROVED",
        "com, APPROVED",
        "xn--fiqs8s, APPROVED",
        "xn--czr694b, APPROVED",
        "org, REFUSED",
        "me, REFUSED",
        "io, REFUSED",
        "dev, UNKNOWN",
        "org.cn, UNKNOWN"
    })
    void knowsTheListAsItIs(String suffix, Suffixes.Status status) throws IOException {
        Suffixes suffixes = Suffixes.load(Path.of("config/suffixes.tsv"));

        assertThat(suffixes.of(suffix)).isEqualTo(status);
        assertThat(suffixes.asOf()).isEqualTo(LocalDate.of(2026, 8, 19));
    }

    @Test
    void givesEachSuffixInBothForms() throws IOException {
        assertThat(Files.readAllLines(Path.of("config/suffixes.tsv")))
                .filteredOn(line -> line.matches("[^#]*\t(approved|refused)\t.*"))
                .hasSizeGreaterThan(150)
                .allSatisfy(line -> {
                    String[] cells = line.split("\t");
                    assertThat(DomainNames.unicode(cells[0])).isEqualTo(cells[1]);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cn\tcn\tapproved\tA\n", "as-of\tsoon\n", "as-of\t2026-08-19\ncn\tcn\tperhaps\tA\n", "cn\n"})
    void refusesAFileThatIsNotUnderstood(String content, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("suffixes.tsv"), content);

        assertThatThrownBy(() -> Suffixes.load(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("suffixes.tsv");
    }
}
