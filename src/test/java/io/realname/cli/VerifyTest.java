package io.realname.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.cli.Cli.Ended;
import io.realname.verify.Problem;
import io.realname.verify.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
    @TempDir
    private Path data;

    @Test
    void saysThatThereIsNothingToVerify() {
        Ended ended = Cli.run("verify", "--data", data);

        assertThat(ended.code()).isEqualTo(Failure.NOT_TRIED);
        assertThat(ended.err()).contains("There is nothing to verify").doesNotContain("Exception");
    }

    @Test
    void looksForTheKeysWhereTheSettingsSayAndElseInTheFolder(@TempDir Path home) throws IOException {
        Path properties = Files.createDirectories(home.resolve("config")).resolve("application.properties");

        Files.writeString(properties, "");
        assertThat(Cli.runIn(home, "verify", "--data", data).err()).contains("not in " + data.resolve("keys") + ".");
        Files.writeString(properties, "realname.security.keys=safe\n");
        assertThat(Cli.runIn(home, "verify", "--data", data).err()).contains("not in " + home.resolve("safe") + ".");
    }

    @Test
    void saysThatALogIsNotThere() {
        Ended ended = Cli.run("verify", "--data", data, "--log", data.resolve("service.log"));

        assertThat(ended.code()).isEqualTo(Failure.NOT_TRIED);
        assertThat(ended.err()).contains("There is no log");
    }

    @Test
    void tellsEachProblemWithItsRemedyAndASummary() {
        Report report = new Report(
                List.of(
                        new Report.Outcome("events", 300, 0, List.of(), List.of(), List.of(), 0.5),
                        new Report.Outcome(
                                "documents",
                                100,
                                2,
                                List.of(new Problem("document ab", "It is missing.", "Restore it.")),
                                List.of("One note."),
                                List.of("A file may not be read.", "A reviewer does not answer."),
                                1.5)),
                2);
        StringWriter text = new StringWriter();

        new VerifyText(new PrintWriter(text)).print(report);

        assertThat(text.toString())
                .contains("events              300 examined  sound  (0.5 s)")
                .contains("documents           100 examined  2 wrong  (1.5 s)")
                .contains(
                        "One note.",
                        "Not everything could be checked. A file may not be read.",
                        "Not everything could be checked. A reviewer does not answer.")
                .contains("- document ab: It is missing.", "Restore it.", "and 1 more.")
                .contains("400 rows, files and reviews examined in 2.0 s (200/s): 2 problems.");
    }
}
