package io.realname.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigTest {
    @Test
    void tellsThatNothingIsWrongAndWhatIsNotConfiguredYet() {
        Cli.Ended ended = Cli.run("config", "check");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("Nothing is wrong.").contains("the ICP authority (realname.icp.url)");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void printsAnArrayForPrograms() {
        assertThat(Cli.run("config", "check", "--json").out()).isEqualToIgnoringWhitespace("[]");
    }

    @Test
    void saysWhatCanBeDone() {
        Cli.Ended ended = Cli.run("config");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("check");
    }
}
