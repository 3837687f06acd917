package io.realname.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.Work;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetersTest {
    private final Meters meters = new Meters();

    @AfterEach
    void close() {
        meters.close();
    }

    @Test
    void countsWhatAStageHasTakenWhileItIsUnderWay() {
        Work.Underway first = meters.begun("enrich", 3, Optional.of("registrar-data"));
        meters.begun("enrich", 1, Optional.of("registrar-data"));

        assertThat(meters.text())
                .contains("realname_stages_taken_total{stage=\"enrich\"} 4.0")
                .contains("realname_stages_running_seconds_count{stage=\"enrich\"} 2")
                .contains("realname_stages_running_seconds_max{stage=\"enrich\"}")
                .doesNotContain("realname_stages_ended_total{", "realname_calls_seconds_count{");

        first.ended(Work.End.DONE, new Work.Tally(3, 1, 1));

        assertThat(meters.text())
                .contains("realname_stages_taken_total{stage=\"enrich\"} 4.0")
                .contains("realname_stages_running_seconds_count{stage=\"enrich\"} 1")
                .contains("realname_stages_ended_total{outcome=\"done\",stage=\"enrich\"} 1.0")
                .contains("realname_stages_ended_total{outcome=\"rejected\",stage=\"enrich\"} 1.0")
                .contains("realname_calls_seconds_count{destination=\"registrar-data\",outcome=\"done\"} 1");
    }

    @Test
    void tellsWhatWasGivenUpFromWhatIsDone() {
        meters.begun("webhook", 1, Optional.of("webhook R001")).ended(Work.End.GIVEN_UP, Work.Tally.ONE);

        assertThat(meters.text())
                .contains("realname_stages_ended_total{outcome=\"given_up\",stage=\"webhook\"} 1.0")
                .contains("realname_calls_seconds_count{destination=\"webhook\",outcome=\"given_up\"} 1")
                .doesNotContain("outcome=\"done\"", "R001");
    }
}
