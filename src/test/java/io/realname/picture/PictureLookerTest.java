package io.realname.picture;

import static io.realname.picture.TestPictures.as;
import static io.realname.picture.TestPictures.file;
import static io.realname.picture.TestPictures.grey;
import static io.realname.picture.TestPictures.jpeg;
import static io.realname.picture.TestPictures.look;
import static io.realname.picture.TestPictures.noisy;
import static io.realname.picture.TestPictures.specimen;
import static io.realname.picture.TestPictures.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.PictureEffort;
import io.realname.submission.PictureFacts;
import io.realname.submission.PictureLook;
import io.realname.submission.picture.PictureInspector;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureLookerTest {
    /** As in {@code config/limits.yaml}. */
    private static final double COLOUR = 0.001;

    private static final BufferedImage SPECIMEN = specimen("SFZ", 640, 440);

    /** The same specimen in every form; the WebP and CMYK ones were written by Pillow 12. */
    private static byte[] picture(String kind) {
        return switch (kind) {
            case "jpeg" -> jpeg(SPECIMEN);
            case "jpeg-progressive" -> jpeg(SPECIMEN, 0.8, true);
            case "png" -> written(SPECIMEN, "png");
            case "png-alpha" -> written(as(SPECIMEN, BufferedImage.TYPE_INT_ARGB), "png");
            case "png-indexed" -> written(as(SPECIMEN, BufferedImage.TYPE_BYTE_INDEXED), "png");
            case "bmp" -> written(SPECIMEN, "bmp");
            case "bmp-indexed" -> written(as(SPECIMEN, BufferedImage.TYPE_BYTE_INDEXED), "bmp");
            default -> file(kind);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jpeg",
                "jpeg-progressive",
                "png",
                "png-alpha",
                "png-indexed",
                "bmp",
                "bmp-indexed",
                "lossy.webp",
                "lossless.webp",
                "alpha.webp",
                "cmyk.jpg"
            })
    void seesColourAndSharpTextInEveryFormat(String kind) {
        PictureLook look = look(picture(kind));

        assertThat(look.isSeen()).as(look.toString()).isTrue();
        assertThat(look.colourShare()).isGreaterThan(0.1);
        assertThat(look.edgeWidth()).isBetween(1.0, 5.0);
        assertThat(look.likeness()).hasSize(512);
    }

    @ParameterizedTest
    @CsvSource({"png, 0", "bmp, 0", "jpeg, 0", "jpeg, 8"})
    void seesNoColourInAGreyPictureSavedAsRgb(String format, double noise) {
        BufferedImage shot = noise == 0 ? grey(SPECIMEN) : noisy(grey(SPECIMEN), noise);
        byte[] picture = format.equals("jpeg") ? jpeg(shot, 0.4, false) : written(shot, format);

        assertThat(look(picture).colourShare()).isLessThan(COLOUR / 2);
    }

    @Test
    void seesNoColourInOneBandNorInAGreyWebp() {
        assertThat(look(jpeg(as(SPECIMEN, BufferedImage.TYPE_BYTE_GRAY))).colourShare())
                .isZero();
        assertThat(look(file("grey.webp")).colourShare()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"200, 30, 30, 0.9", "200, 30, 30, 0.3", "225, 130, 130, 0.3"})
    void seesASmallSealOnAWhiteSheet(int red, int green, int blue, double quality) {
        BufferedImage sheet = new BufferedImage(1200, 1600, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = sheet.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, 1200, 1600);
        canvas.setColor(Color.BLACK);
        for (int line = 0; line < 30; line++) {
            for (int x = 100; x < 1000; x += 14) {
                canvas.fillRect(x, 100 + line * 40, 3, 14);
            }
        }
        byte[] without = jpeg(sheet, quality, false);
        canvas.setColor(new Color(red, green, blue));
        canvas.setStroke(new BasicStroke(4));
        canvas.drawOval(850, 1300, 140, 140);
        canvas.dispose();

        assertThat(look(without).colourShare()).isLessThan(COLOUR / 2);
        assertThat(look(jpeg(sheet, quality, false)).colourShare()).isGreaterThan(COLOUR);
    }

    @Test
    void isAlikeForAPictureSavedAnewAndNotForItsOtherSide() {
        String likeness = look(written(SPECIMEN, "png")).likeness();

        assertThat(distance(likeness, look(jpeg(SPECIMEN, 0.3, false)).likeness()))
                .isLessThanOrEqualTo(3);
        assertThat(distance(likeness, look(file("lossy.webp")).likeness())).isLessThanOrEqualTo(3);
        assertThat(distance(likeness, look(jpeg(specimen("YYZZ", 640, 440))).likeness()))
                .isGreaterThan(10);
    }

    private static int distance(String one, String other) {
        int most = 0;
        for (int at = 0; at < one.length(); at += 2) {
            most = Math.max(
                    most, Math.abs(Integer.parseInt(one, at, at + 2, 16) - Integer.parseInt(other, at, at + 2, 16)));
        }
        return most;
    }

    @Test
    void findsAJpegWhoseEndWasMadeUp() {
        byte[] whole = jpeg(specimen("SFZ", 1200, 800));
        byte[] cut = Arrays.copyOf(whole, whole.length * 2 / 3);
        cut[cut.length - 2] = (byte) 0xFF;
        cut[cut.length - 1] = (byte) 0xD9;

        assertThat(PictureInspector.inspect(cut).fault()).isNull();
        assertThat(look(cut).fault()).isEqualTo(PictureLook.UNDECODABLE);
    }

    @Test
    void forgivesAJpegThatLacksItsLastBits() {
        byte[] whole = jpeg(specimen("SFZ", 1200, 800));
        byte[] cut = Arrays.copyOf(whole, whole.length - 3);
        cut[cut.length - 2] = (byte) 0xFF;
        cut[cut.length - 1] = (byte) 0xD9;

        assertThat(look(cut).fault()).isNull();
    }

    /** As long as its own headers say: only decoding finds that half of it is missing. */
    @Test
    void findsLosslessWebpThatEndsTooEarly() {
        byte[] half = Arrays.copyOf(file("lossless.webp"), 33_000);
        ByteBuffer headers = ByteBuffer.wrap(half).order(ByteOrder.LITTLE_ENDIAN);
        headers.putInt(4, half.length - 8);
        headers.putInt(16, half.length - 20);

        assertThat(PictureInspector.inspect(half).fault()).isNull();
        assertThat(look(half).fault()).isEqualTo(PictureLook.UNDECODABLE);
    }

    @Test
    void decodesNothingBeyondTheBound() {
        PictureFacts facts = new PictureFacts("jpeg", 100, 10_000, 10_001, null);

        assertThat(TestPictures.LOOKER.look(new byte[100], facts).unseen()).isEqualTo(PictureLook.TOO_COSTLY);
    }

    @Test
    void givesUpOnAPictureThatTakesTooLong() {
        PictureLooker impatient =
                new PictureLooker(new PictureEffort(100, 8, 0, 256, 2400, 20), new HeifConverter(null, Path.of("")));
        byte[] picture = jpeg(specimen("SFZ", 1200, 800));

        PictureLook look = impatient.look(picture, PictureInspector.inspect(picture));

        assertThat(look.unseen()).isEqualTo(PictureLook.TOO_COSTLY);
        assertThat(look.fault()).isNull();
    }

    @Test
    void doesNotTryWhatWouldTakeTooMuchMemory() {
        PictureLooker frugal =
                new PictureLooker(new PictureEffort(100, 8, 4, 4, 2400, 20), new HeifConverter(null, Path.of("")));
        byte[] sequential = jpeg(specimen("SFZ", 1000, 700));
        byte[] progressive = jpeg(specimen("SFZ", 1000, 700), 0.8, true);

        assertThat(frugal.look(sequential, PictureInspector.inspect(sequential)).isSeen())
                .isTrue();
        assertThat(frugal.look(progressive, PictureInspector.inspect(progressive))
                        .unseen())
                .isEqualTo(PictureLook.TOO_COSTLY);
    }

    @Test
    void seesALargePictureThinnedOut() {
        PictureLook look = look(jpeg(specimen("SFZ", 5000, 3500)));

        assertThat(look.isSeen()).isTrue();
        assertThat(look.colourShare()).isGreaterThan(0.1);
        assertThat(look.edgeWidth()).isLessThan(2.0);
    }

    /** Bytes at random altered, moved or missing: every picture comes out as something. */
    @ParameterizedTest
    @ValueSource(
            strings = {"jpeg", "jpeg-progressive", "png", "bmp", "lossy.webp", "lossless.webp", "alpha.webp", "cmyk.jpg"
            })
    void nothingMakesItThrow(String kind) {
        byte[] whole = picture(kind);
        Random random = new Random(11);
        PictureFacts facts = PictureInspector.inspect(whole);
        for (int i = 0; i < 12; i++) {
            byte[] broken = whole.clone();
            for (int n = random.nextInt(30); n >= 0; n--) {
                // The head of a file holds what decoders believe.
                broken[random.nextInt(i % 2 == 0 ? 600 : broken.length)] = (byte) random.nextInt();
            }
            assertIsMeasuredOrSaysWhyNot(TestPictures.LOOKER.look(broken, facts));
            byte[] cut = Arrays.copyOf(broken, random.nextInt(broken.length));
            assertIsMeasuredOrSaysWhyNot(TestPictures.LOOKER.look(cut, facts));
        }
    }

    private static void assertIsMeasuredOrSaysWhyNot(PictureLook look) {
        assertThat(look.colourShare()).isBetween(0.0, look.isSeen() ? 1.0 : 0.0);
        assertThat(look.likeness()).hasSize(look.isSeen() ? 512 : 0);
    }

    @Test
    void saysThatNobodyHereDecodesHeic() {
        PictureFacts facts = new PictureFacts("heic", 100, 100, 100, null);

        assertThat(TestPictures.LOOKER.look(new byte[100], facts).unseen()).isEqualTo(PictureLook.NO_DECODER);
    }
}
