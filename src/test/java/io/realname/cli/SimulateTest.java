package io.realname.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulateTest {
    @Test
    void tellsWhoCanBeSimulated() {
        Cli.Ended ended = Cli.run("simulate", "nobody");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("\"nobody\"", "reviewer, icp or registrar");
    }

    @Test
    void refusesTimesAndPortsThatCannotBe() {
        assertThat(Cli.run("simulate", "icp", "--day", "0").err()).contains("--day");
        assertThat(Cli.run("simulate", "icp", "--port", "65536").err()).contains("--port");
        assertThat(Cli.run("simulate", "icp", "--port", "65536").code()).isEqualTo(2);
    }
}
