package io.realname.submission.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.realname.submission.PictureFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus of the fuzzer, inspected again: whatever the bytes are, there are facts, never an exception. */
class PictureCorpusTest {
    private static final Path CORPUS =
            Path.of("src/test/resources/io/realname/submission/picture/PictureFuzzInputs/inspect");

    static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    @Timeout(5)
    void givesFactsForWhateverBytes(Path file) throws IOException {
        byte[] picture = Files.readAllBytes(file);

        assertThatNoException().isThrownBy(() -> inspect(picture));
    }

    static void inspect(byte[] picture) {
        PictureFacts facts = PictureInspector.inspect(picture);
        assertThat(facts.bytes()).isEqualTo(picture.length);
        assertThat(facts.width()).isNotNegative();
        assertThat(facts.height()).isNotNegative();
        assertThat(facts.format()).isNotBlank();
    }
}
