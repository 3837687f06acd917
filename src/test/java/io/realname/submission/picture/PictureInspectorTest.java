package io.realname.submission.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.PictureFacts;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureInspectorTest {
    private static final byte[] TRAILER = new byte[500];

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jpeg",
                "jpeg-progressive",
                "png",
                "png-indexed",
                "bmp",
                "bmp-indexed",
                "webp-lossy",
                "webp-lossless",
                "webp-extended",
                "heic"
            })
    void knowsFormatAndDimensionsAndFindsEveryTruncation(String kind) {
        byte[] whole = Pictures.of(kind);
        String format = kind.replaceFirst("-.*", "");

        assertThat(PictureInspector.inspect(whole))
                .isEqualTo(new PictureFacts(format, whole.length, Pictures.WIDTH, Pictures.HEIGHT, null));
        for (int length = 0; length < whole.length; length++) {
            PictureFacts cut = PictureInspector.inspect(Arrays.copyOf(whole, length));
            // So little is left of the shortest that not even the format can be told.
            assertThat(cut.format().equals("unknown") ? length < 18 : cut.fault() != null)
                    .as("%s cut to %d bytes: %s", kind, length, cut)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "jpeg-progressive", "png", "bmp", "webp-lossy"})
    void toleratesWhatFollowsTheEnd(String kind) {
        assertThat(PictureInspector.inspect(Pictures.joined(Pictures.of(kind), TRAILER))
                        .fault())
                .isNull();
    }

    @Test
    void findsEveryFlippedByteOfAPng() {
        byte[] whole = Pictures.of("png");
        for (int i = 8; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 0x10;
            assertThat(PictureInspector.inspect(flipped).fault())
                    .as("byte %d", i)
                    .isNotNull();
        }
    }

    @Test
    void tellsADamagedPngFromATruncatedOne() {
        byte[] png = Pictures.of("png");
        png[png.length / 2] ^= 1;

        assertThat(PictureInspector.inspect(png).fault()).isEqualTo("checksum");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GIF89a..............                           | gif",
                "II*~........                              | tiff",
                "PK\u0003\u0004........                         | zip",
                "<svg xmlns='http://www.w3.org/2000/svg'/>      | svg",
                "<?xml version='1.0'?><!-- a --><SVG/>          | svg",
                "<html/>                                        | unknown",
                "BM is how this sentence begins                 | unknown",
                "~~~\u0018ftypavif~~~~mif1 | avif",
                "~~~\u0018ftypmp42~~~~isom | unknown",
                "~~~~ftyp | unknown",
                "Nothing that anybody knows                     | unknown",
            })
    void namesOtherContentsAsTheyAre(String content, String format) {
        // The tilde stands for a null byte, which such a table cannot hold.
        byte[] bytes = content.replace('~', '\0').getBytes(ISO_8859_1);

        assertThat(PictureInspector.inspect(bytes).format()).isEqualTo(format);
    }

    @Test
    void knowsAPaperThatWasCutOff() {
        String paper = "%PDF-1.7\n" + "x".repeat(5_000);

        assertThat(PictureInspector.inspect(paper.getBytes(ISO_8859_1)).fault()).isEqualTo("truncated");
        assertThat(PictureInspector.inspect((paper + "%%EOF\n").getBytes(ISO_8859_1)))
                .isEqualTo(new PictureFacts("pdf", paper.length() + 6, 0, 0, null));
    }

    @Test
    void knowsAnEmptyFile() {
        assertThat(PictureInspector.inspect(new byte[0])).isEqualTo(new PictureFacts("unknown", 0, 0, 0, null));
    }

    @ParameterizedTest
    @CsvSource({"10000, 10001", "-1, -1"})
    void tellsDimensionsThatNobodyWouldDecode(int width, int height) {
        PictureFacts facts = PictureInspector.inspect(Pictures.heic(width, height));

        assertThat(facts.fault()).isNull();
        assertThat((long) facts.width() * facts.height()).isGreaterThan(100_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jpeg",
                "jpeg-progressive",
                "png",
                "png-indexed",
                "bmp",
                "bmp-indexed",
                "webp-lossy",
                "webp-lossless",
                "webp-extended",
                "heic"
            })
    void survivesWhateverBytesCome(String kind) {
        byte[] whole = Pictures.of(kind);
        Random random = new Random(kind.hashCode());
        for (int i = 0; i < 10_000; i++) {
            byte[] spoilt = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int j = random.nextInt(8); j >= 0 && spoilt.length > 0; j--) {
                // Most faults that matter sit near the start.
                int near = random.nextBoolean() ? Math.min(64, spoilt.length) : spoilt.length;
                spoilt[random.nextInt(near)] = (byte) (random.nextInt(3) == 0 ? 255 : random.nextInt(256));
            }
            assertThat(PictureInspector.inspect(spoilt).bytes()).isEqualTo(spoilt.length);
        }
    }
}
