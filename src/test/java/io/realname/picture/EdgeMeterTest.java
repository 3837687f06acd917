package io.realname.picture;

import static io.realname.picture.TestPictures.blurred;
import static io.realname.picture.TestPictures.faint;
import static io.realname.picture.TestPictures.jpeg;
import static io.realname.picture.TestPictures.look;
import static io.realname.picture.TestPictures.noisy;
import static io.realname.picture.TestPictures.specimen;
import static io.realname.picture.TestPictures.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The widths of edges of specimens, whose letters are as high as on a real card of the same width. */
class EdgeMeterTest {
    /** As in {@code config/limits.yaml}. */
    private static final double BLURRED = 5.0;

    @ParameterizedTest
    @CsvSource({
        "SFZ,  1200,  800, 0.95, 0,   1,   0",
        "SFZ,  1200,  800, 0.5,  0,   1,   0",
        "SFZ,  1200,  800, 0.05, 0,   1,   0",
        "YYZZ, 1200,  800, 0.8,  0,   1,   0",
        "YYZZ,  900,  600, 0.5,  0,   1,   0",
        "SFZ,  4000, 2800, 0.8,  0,   1,   0",
        // slightly out of focus
        "SFZ,  1200,  800, 0.8,  1.5, 1,   0",
        "YYZZ, 1200,  800, 0.8,  2,   1,   0",
        "SFZ,  2400, 1600, 0.8,  4,   1,   0",
        // low contrast
        "SFZ,  1200,  800, 0.8,  0,   0.3, 0",
        "YYZZ, 1200,  800, 0.8,  1.5, 0.3, 0",
        // the noise of a dark room
        "SFZ,  1200,  800, 0.8,  0,   1,   8",
    })
    void isSmallWhereTextIsLegible(
            String kind, int width, int height, double quality, double blur, double contrast, double noise) {
        assertThat(width(kind, width, height, quality, blur, contrast, noise)).isBetween(0.5, BLURRED - 0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "SFZ,  1200,  800, 0.8,  5,  1",
        "YYZZ, 1200,  800, 0.8,  5,  1",
        "SFZ,  1200,  800, 0.3,  8,  1",
        "YYZZ, 1200,  800, 0.95, 12, 1",
        "SFZ,   900,  600, 0.8,  4,  1",
        "SFZ,  1200,  800, 0.8,  5,  0.3",
        "SFZ,  2400, 1600, 0.8,  10, 1",
        "SFZ,  4000, 2800, 0.8,  16, 1",
    })
    void isLargeWhereTextIsNot(String kind, int width, int height, double quality, double blur, double contrast) {
        assertThat(width(kind, width, height, quality, blur, contrast, 0)).isGreaterThan(BLURRED + 0.3);
    }

    private static double width(
            String kind, int width, int height, double quality, double blur, double contrast, double noise) {
        BufferedImage image = specimen(kind, width, height);
        BufferedImage soft = blur == 0 ? image : blurred(image, blur);
        BufferedImage shot = noise == 0 ? faint(soft, contrast) : noisy(soft, noise);
        return look(jpeg(shot, quality, false)).edgeWidth();
    }

    @Test
    void isNotToldOfAPictureWithHardlyAnyEdges() {
        BufferedImage blank = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        assertThat(look(written(blank, "png")).edgeWidth()).isNull();
    }

    @Test
    void ofAPerfectStepIsAPixel() {
        BufferedImage stripes = new BufferedImage(1000, 700, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 1000; x++) {
            for (int y = 0; y < 700; y++) {
                stripes.setRGB(x, y, x / 10 % 2 == 0 ? 0xFFFFFF : 0);
            }
        }
        assertThat(look(written(stripes, "png")).edgeWidth()).isBetween(1.0, 1.1);
    }
}
