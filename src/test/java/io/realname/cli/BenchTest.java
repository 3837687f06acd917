package io.realname.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.cli.Cli.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchTest {
    @ParameterizedTest
    @CsvSource({"--drops,0,1000000", "--drops,1000001,1000000", "--runs,0,100", "--runs,101,100"})
    void measuresNothingBeyondItsBounds(String option, String value, String most) {
        assertThat(Cli.run("bench", "intake", option, value))
                .isEqualTo(new Ended(2, "", option + " must be from 1 to " + most + ".\n"));
    }

    @Test
    void asksWhatIsToBeMeasured() {
        Ended run = Cli.run("bench");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("Say what is to be measured: intake, screening, batch, rest, waiting or restart.");
    }
}
