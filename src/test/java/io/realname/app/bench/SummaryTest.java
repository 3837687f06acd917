package io.realname.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final List<Measurement> PIPELINE = lasting(8, 9, 100);
    private static final List<Measurement> BARE_LOOP = lasting(4, 6, 90);
    private static final List<Measurement> QUARTERS = lasting(10, 20, 18);

    private final Summary summary = new Summary(PIPELINE, BARE_LOOP, QUARTERS, 0);

    @Test
    void comparesEachRunWithTheOneBesideIt() {
        assertThat(summary.ratio()).isEqualTo(6 / 9.0); // of 4/8, 6/9 and 90/100
    }

    @Test
    void comparesMedianRates() {
        assertThat(summary.steadiness()).isEqualTo(18 / 9.0);
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        assertThat(Summary.median(PIPELINE.subList(0, 2), run -> run.time().toSeconds()))
                .isEqualTo(8.5);
    }

    private static List<Measurement> lasting(int... seconds) {
        return Arrays.stream(seconds)
                .mapToObj(Duration::ofSeconds)
                .map(time -> new Measurement("a way", 100, time, time, time, 0, 100, 100))
                .toList();
    }
}
