package io.realname.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.Language;
import io.realname.submission.Site;
import io.realname.submission.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus of the fuzzer, read again: whatever the bytes are, there are findings that can be told, never an exception. */
class ManifestCorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/io/realname/intake/ManifestFuzzInputs/read");
    private static final ManifestReader READER = Manifests.reader(TestLimits.DELIVERED.manifests());
    private static final Texts TEXTS = texts();

    static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    @Timeout(5)
    void givesFindingsForWhateverBytes(Path file) throws IOException {
        byte[] manifest = Files.readAllBytes(file);

        assertThatNoException().isThrownBy(() -> read(manifest));
    }

    static void read(byte[] manifest) {
        ManifestReader.Read read = READER.read(manifest, Site.CN, Language.ZH);
        assertThat(read.submission() != null || !read.findings().isEmpty()).isTrue();
        for (Finding finding : read.findings()) {
            for (Language language : Language.values()) {
                assertThat(TEXTS.tell(finding, language).message()).isNotBlank();
            }
        }
    }

    private static Texts texts() {
        try {
            Path config = Path.of("config");
            return Texts.load(config, IdTypes.load(config.resolve("id-types.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
