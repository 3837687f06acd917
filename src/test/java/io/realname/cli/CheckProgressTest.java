package io.realname.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CheckProgressTest {
    @Test
    void takesItsLineAwayWhileSomethingElseIsPrintedAndAtTheEnd() {
        StringWriter terminal = new StringWriter();
        PrintWriter err = new PrintWriter(terminal, true);
        String wipe = "\r" + " ".repeat(79) + "\r";

        try (CheckProgress progress = new CheckProgress(err, 2)) {
            progress.step(() -> err.print("first\n"));
            progress.step(() -> err.print("second\n"));
        }

        assertThat(terminal.toString())
                .contains(wipe + "first\n", wipe + "second\n", "2/2")
                .endsWith(wipe);
    }
}
