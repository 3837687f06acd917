package io.realname.simulator.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.picture.PictureInspector;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecimenSeriesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, -77})
    void isMadeOfDistinctSoundPicturesOfEverySize(long seed) {
        SpecimenSeries series = new SpecimenSeries(seed);
        Set<Integer> contents = new HashSet<>();
        int[] tenths = new int[10];
        for (int number = 0; number < 1_000; number++) {
            byte[] picture = series.picture(number);
            assertThat(PictureInspector.inspect(picture).fault()).isNull();
            contents.add(Arrays.hashCode(picture));
            tenths[
                    (picture.length - SpecimenSeries.SMALLEST)
                            * 10
                            / (SpecimenSeries.LARGEST - SpecimenSeries.SMALLEST)]++;
        }

        assertThat(contents).hasSize(1_000);
        assertThat(Arrays.stream(tenths).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(95, 105));
    }

    @Test
    void canBeDecodedAndComesOutTheSameAgain() throws Exception {
        byte[] picture = new SpecimenSeries(1).picture(12_345);

        assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isEqualTo(1200);
        assertThat(new SpecimenSeries(1).picture(12_345)).isEqualTo(picture);
    }
}
