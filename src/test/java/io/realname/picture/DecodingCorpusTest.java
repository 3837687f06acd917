package io.realname.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.PictureEffort;
import io.realname.submission.PictureFacts;
import io.realname.submission.PictureLook;
import io.realname.submission.picture.PictureInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpora of both fuzzers of pictures, decoded again: whatever the bytes are, there is a look, never an exception. */
class DecodingCorpusTest {
    private static final Path INPUTS = Path.of("src/test/resources/io/realname");
    /** Of a hundredth of the pixels that the product decodes, so that a fuzzer has time for many. */
    private static final PictureLooker LOOKER = new PictureLooker(new PictureEffort(1, 1, 4, 256, 2_400, 20));

    static List<Path> corpus() throws IOException {
        try (Stream<Path> inspected = Files.list(INPUTS.resolve("submission/picture/PictureFuzzInputs/inspect"));
                Stream<Path> decoded = Files.list(INPUTS.resolve("picture/DecodingFuzzInputs/look"))) {
            return Stream.concat(inspected, decoded).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    @Timeout(5)
    void givesALookForWhateverBytes(Path file) throws IOException {
        look(Files.readAllBytes(file));
    }

    static void look(byte[] picture) {
        PictureFacts facts = PictureInspector.inspect(picture);
        PictureLook look = LOOKER.look(picture, facts);
        if (look.isSeen()) {
            assertThat(look.colourShare()).isBetween(0.0, 1.0);
            assertThat(look.likeness()).isNotEmpty();
        } else {
            assertThat(look.unseen() == null).isNotEqualTo(look.fault() == null);
        }
    }
}
