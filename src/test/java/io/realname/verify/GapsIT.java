package io.realname.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.verify.Report.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the oracle cannot see it says, and what one check cannot see costs nothing of the others. */
class GapsIT {
    @TempDir
    Path data;

    private TestState state;

    @BeforeEach
    void open() throws Exception {
        state = new TestState(data);
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void saysOfWhichRegistryNobodyCouldBeAsked() {
        state.accepted.remove(state.registryOfReview());

        Report report = state.ask();

        assertThat(report.problems()).isEmpty();
        assertThat(report.isWhole()).isFalse();
        assertThat(of(report, "reviews").notChecked())
                .singleElement()
                .asString()
                .startsWith(
                        "1 reviews of " + state.registryOfReview() + " were submitted, and no reviewer is configured");
    }

    @Test
    void saysThatNobodyAtAllCouldBeAskedOnlyIfSomebodyWasAskedBefore() {
        state.accepted.clear();
        assertThat(state.ask().isWhole()).isFalse();
        state.sql("update reviews set submitted_at = null");

        Report report = state.ask();

        assertThat(report.isWhole()).isTrue();
        assertThat(of(report, "reviews").notes()).contains("No reviewer is configured that could be asked.");
    }

    @Test
    void tellsEveryGap() {
        state.accepted.put("another", List.of());
        state.reviewersAnswer = false;

        assertThat(of(state.ask(), "reviews").notChecked())
                .as("one for each reviewer")
                .hasSize(state.accepted.size())
                .hasSizeGreaterThan(1);
    }

    @Test
    void tellsWhatTheOtherChecksFoundWhenOneIsBrokenOff() throws Exception {
        state.sql("delete from outbox where kind = 'poll'");
        state.reviewersBreak = true;

        Report report = state.ask();

        assertThat(of(report, "waiting").problems()).isEqualTo(1);
        assertThat(of(report, "numbers").examined()).isPositive();
        assertThat(of(report, "reviews").notChecked())
                .singleElement()
                .asString()
                .contains("broken off", "AccessDeniedException");
        assertThat(report.isWhole()).isFalse();
    }

    @Test
    void saysThatNoLogOfTheServiceWasNamed() {
        assertThat(of(state.ask(), "numbers").notes()).noneMatch(note -> note.contains("--log"));
        state.logs = List.of();

        assertThat(of(state.ask(), "numbers").notes()).anyMatch(note -> note.contains("--log"));
    }

    @Test
    void looksIntoLogsThatWerePackedAway() throws Exception {
        Files.write(state.log, packed("INFO  cannot read \"" + TestState.NUMBER + "\"\n"));

        assertThat(state.ask().problems())
                .singleElement()
                .extracting(Problem::where)
                .isEqualTo("service.log");
    }

    @Test
    void saysThatALogCouldNotBeUnpacked() throws Exception {
        byte[] packed = packed("INFO  cannot read \"" + TestState.NUMBER + "\"\n");
        Path cut = Files.write(data.resolve("cut.log.gz"), Arrays.copyOf(packed, packed.length - 6));
        Path other = Files.writeString(data.resolve("other.log.xz"), "?");
        state.logs = List.of(cut, other);

        Report report = state.ask();

        assertThat(of(report, "numbers").notChecked())
                .hasSize(2)
                .anyMatch(gap -> gap.startsWith("The file cut.log.gz cannot be read, or not to its end"))
                .anyMatch(gap -> gap.startsWith("The file other.log.xz is packed in a way that is not known"));
        assertThat(report.problems()).as("what came before the cut").hasSize(1);
    }

    @Test
    void stopsUnpackingWhatHasNoEnd() throws Exception {
        Path log = Files.write(data.resolve("service.log.1.gz"), packed(" ".repeat(1_000_000)));
        Ledger ledger = new Ledger();

        new FileSearch(new NumberScan(new NumberSet(), LocalDate.EPOCH), ledger, 100_000).search(data, log);

        assertThat(ledger.outcome("numbers", 0).notChecked())
                .singleElement()
                .asString()
                .contains("service.log.1.gz is too large", "100000 characters");
    }

    @Test
    void looksIntoTheSchemaOfTheTables() {
        state.test.database.jdbi().useTransaction(handle -> {
            handle.execute("create schema elsewhere");
            handle.execute("set local search_path to elsewhere");
            assertThat(searched(handle).found())
                    .extracting(Problem::wrong)
                    .containsExactly("No table was found in which a number could stand.");
            handle.execute("create table elsewhere.others (id integer, words text)");
            handle.execute("insert into elsewhere.others values (1, ?)", TestState.NUMBER);
            assertThat(searched(handle).found()).extracting(Problem::where).containsExactly("others.words, id 1");
        });
    }

    private Outcome searched(Handle handle) {
        NumberSet numbers = new NumberSet();
        numbers.add(TestState.NUMBER);
        Ledger ledger = new Ledger();
        Snapshot snapshot = new Snapshot(
                handle, state.test.database.jdbi(), state.test.business, state.test.system, 1, Duration.ZERO);
        new ColumnSearch(snapshot, new NumberScan(numbers, LocalDate.EPOCH), ledger).run();
        return ledger.outcome("numbers", 0);
    }

    private static Outcome of(Report report, String check) {
        return report.checks().stream()
                .filter(outcome -> outcome.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] packed(String text) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
