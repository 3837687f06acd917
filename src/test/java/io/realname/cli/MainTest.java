package io.realname.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.cli.Cli.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @ParameterizedTest
    @ValueSource(strings = {"validate", "status", "cases", "retry", "withdraw"})
    void explainsEachCommand(String command) {
        Ended run = Cli.run(command, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Usage: realname " + command).contains("--verbose");
        assertThat(Cli.run("--help").out()).contains("  " + command);
    }

    @Test
    void tellsItsVersion() {
        assertThat(Cli.run("--version").out()).matches("realname \\d+\\.\\d+.*\\R");
    }

    @Test
    void asksForACommand() {
        assertThat(Cli.run())
                .isEqualTo(new Ended(2, "", "Name the command that is to be run.\nTry: realname --help\n"));
    }
}
