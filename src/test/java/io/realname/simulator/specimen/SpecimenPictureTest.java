package io.realname.simulator.specimen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.submission.PictureFacts;
import io.realname.submission.picture.PictureInspector;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecimenPictureTest {
    private static final List<String> LINES = List.of("样本", "91330100MA00000072", "2019-05-06");

    @ParameterizedTest
    @CsvSource({
        "jpeg, SFZ,              1000,  700,   60000,  200000",
        "jpeg, YYZZ,             1200,  800,   60000,  200000",
        "jpeg, application-form, 1200,  800,   60000,  200000",
        "jpeg, SFZ,               240,  160,    2000,   56319",
        "png,  SFZ,              1000,  700,   60000, 1048576",
        "bmp,  YYZZ,             1000,  700, 2100000, 2100100",
    })
    void isASoundPictureOfAUsualSize(String format, String kind, int width, int height, int least, int most) {
        byte[] picture = SpecimenPicture.draw(format, kind, LINES, 7, width, height);

        assertThat(PictureInspector.inspect(picture))
                .isEqualTo(new PictureFacts(format, picture.length, width, height, null));
        assertThat(picture.length).isBetween(least, most);
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        byte[] picture = SpecimenPicture.draw("jpeg", "SFZ", LINES, 7, 600, 400);

        assertThat(SpecimenPicture.draw("jpeg", "SFZ", LINES, 7, 600, 400)).isEqualTo(picture);
        assertThat(SpecimenPicture.draw("jpeg", "SFZ", LINES, 8, 600, 400)).isNotEqualTo(picture);
        assertThat(SpecimenPicture.draw("jpeg", "SFZ", List.of(), 7, 600, 400)).isNotEqualTo(picture);
    }

    @Test
    void isInColourWithARedSeal() throws Exception {
        byte[] picture = SpecimenPicture.draw("png", "SFZ", LINES, 7, 1000, 700);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        Color middleOfTheStar = new Color(image.getRGB(795, 497));

        assertThat(middleOfTheStar.getRed()).isGreaterThan(180);
        assertThat(middleOfTheStar.getBlue()).isLessThan(60);
    }

    @Test
    void saysWhichFormatsThereAre() {
        assertThatThrownBy(() -> SpecimenPicture.draw("webp", "SFZ", LINES, 7, 100, 70))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("webp");
    }

    @Test
    void writesLettersWithoutTheFontsOfTheMachine() {
        BufferedImage image = new BufferedImage(17, 7, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        PixelFont.draw(canvas, "t1 ", 0, 0, 1);
        canvas.dispose();

        StringBuilder seen = new StringBuilder();
        for (int y = 0; y < 7; y++) {
            for (int x = 0; x < 17; x++) {
                seen.append((image.getRGB(x, y) & 1) == 1 ? '#' : '.');
            }
            seen.append('\n');
        }
        assertThat(seen.toString()).isEqualTo("""
                        #####...#........
                        ..#....##........
                        ..#.....#........
                        ..#.....#........
                        ..#.....#........
                        ..#.....#........
                        ..#....###.......
                        """);
    }
}
