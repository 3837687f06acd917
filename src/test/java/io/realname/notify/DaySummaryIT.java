package io.realname.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.realname.casefile.CaseView;
import io.realname.casefile.CasesOfDay;
import io.realname.casefile.Job;
import io.realname.casefile.OpenRun;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.submission.Arrival;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaySummaryIT {
    private static final Path GOLDEN = Path.of("src/test/resources/io/realname/notify");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String UUIDS = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private TestFile test;
    private SummaryDesk desk;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        test = new TestFile(folder);
        desk = new SummaryDesk(test, folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @ParameterizedTest
    @CsvSource({"R001, summary-utf-8.csv", "GB, summary-gb18030.csv", "EN, summary-english.csv"})
    void tellsTheDayOfEachSourceInItsLanguageAndEncoding(String source, String golden) throws IOException {
        test.open(TestSubmission.of("S-1")
                .source(source)
                .dropKey("claim/" + source + "/夜间.csv#2")
                .domains("示例.cn", "example-test.com")
                .number("91330100MA0000015W")
                .found(
                        error("name.whitespace", "/profile/name").suggest("杭州样本"),
                        error("name.blank", "/profile/name")));
        test.business = test.business.plusSeconds(60);
        test.open(TestSubmission.of("S-2").source(source).dropKey("claim/" + source + "/夜间.csv#3"));
        test.open(TestSubmission.of(null)
                .source(source)
                .dropKey("claim/" + source + "/夜间.csv#4")
                .domains("=1+1.cn")
                .found(error("name.blank", "/profile/name")));
        test.business = test.business.plus(DAY);

        desk.work();

        byte[] written = Files.readAllBytes(desk.outbox.resolve(source + "/summary-2026-03-03.csv"));
        assertThat(withoutIds(written)).isEqualTo(withoutIds(Files.readAllBytes(GOLDEN.resolve(golden))));
    }

    /** Each byte is a character, so that nothing of the encoding is lost. */
    private static String withoutIds(byte[] csv) {
        return new String(csv, StandardCharsets.ISO_8859_1).replaceAll(UUIDS, "<case>");
    }

    @Test
    void tellsWhatCameEndedOrChangedOnTheDayAndNothingElse() throws IOException {
        test.open(TestSubmission.of("came-before"));
        UUID ended = test.open(TestSubmission.of("ended").number("91330100MA0000015W"));
        UUID noted = test.open(TestSubmission.of("only-noted").number("91330100MA0000023Q"));
        test.business = test.business.plus(DAY);
        test.file.actions().withdraw(ended);
        test.write(handle ->
                test.file.writer().note(handle, noted, test.state(noted), "ops", List.of(), "Somebody looked at it."));
        test.enter(TestSubmission.of("only-noted").number("91330100MA0000023Q"));
        test.open(TestSubmission.of("came").number("91330100MA0000031L"));
        test.business = test.business.plus(DAY);
        test.open(TestSubmission.of("came-after").number("91330100MA000004XG"));
        desk.book.ask(Job.SUMMARY, TUESDAY.plusDays(1), "ops");

        desk.work();

        assertThat(cells("R001/summary-2026-03-04.csv", 0)).containsExactly("came", "ended");
        assertThat(cells("R001/summary-2026-03-04.csv", 4)).containsExactly("screened", "withdrawn");
    }

    @Test
    void writesOneFileForEachSourceThatHasADay() throws IOException {
        test.open(TestSubmission.of("S-1"));
        test.open(TestSubmission.of("S-2").source("EN"));
        test.open(TestSubmission.of("S-3").source("GB"));
        test.business = test.business.plus(DAY);

        assertThat(desk.work()).isEqualTo(1);

        assertThat(desk.files())
                .containsExactly(
                        "EN/summary-2026-03-03.csv", "GB/summary-2026-03-03.csv", "R001/summary-2026-03-03.csv");
        assertThat(desk.counts()).isEqualTo(Map.of("cases", 3L, "files", 3L));
        test.business = test.business.plus(DAY);
        assertThat(desk.work()).isEqualTo(1);
        assertThat(desk.files()).as("nothing happened on the second day").hasSize(3);
        assertThat(desk.counts()).isEmpty();
    }

    @Test
    void holdsNoWholeNumber() throws IOException {
        test.open(TestSubmission.of("S-1").dropKey("claim/R001/91330100MA00000072.zip/manifest.json"));
        test.business = test.business.plus(DAY);

        desk.work();

        assertThat(cells("R001/summary-2026-03-03.csv", 1)).containsExactly("9133**********0072.zip/manifest.json");
        assertThat(Files.readString(desk.outbox.resolve("R001/summary-2026-03-03.csv")))
                .doesNotContain("91330100MA00000072")
                .doesNotContain("杭州测试样本有限公司")
                .doesNotContain("ops@example.cn");
    }

    @Test
    void writesTheSameFileAnewAndKeepsTheOldOneUntilThen() throws IOException {
        test.open(TestSubmission.of("S-1"));
        test.business = test.business.plus(DAY);
        desk.work();
        byte[] first = Files.readAllBytes(desk.outbox.resolve("R001/summary-2026-03-03.csv"));
        Files.writeString(
                desk.outbox.resolve("R001/.tmp-summary-2026-03-03.csv"), "half of a longer one that a crash left");

        desk.book.ask(Job.SUMMARY, TUESDAY, "ops");
        desk.work();

        assertThat(desk.files()).containsExactly("R001/summary-2026-03-03.csv");
        assertThat(desk.outbox.resolve("R001/summary-2026-03-03.csv")).hasBinaryContent(first);
    }

    @Test
    void leavesNothingBehindOfAFileThatFails() throws IOException {
        test.open(TestSubmission.of("S-1"));
        test.open(TestSubmission.of("S-2").found(error("no.such-code", "")));
        test.business = test.business.plus(DAY);
        OpenRun run = desk.queue.next().orElseThrow();

        assertThatThrownBy(() -> desk.summary.write(run)).hasMessageContaining("no.such-code");
        run.giveBack(new IOException());

        assertThat(desk.files()).isEmpty();
    }

    @Test
    void goesThroughManyCasesPageByPage() throws IOException {
        int all = 2_345;
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            arrivals.add(TestSubmission.of("S-" + i).arrival(test.business));
        }
        test.enter(arrivals);
        test.write(handle -> {
            List<Integer> pages = new ArrayList<>();
            try (CasesOfDay cases = new CasesOfDay(test.file.reader(), handle, TUESDAY)) {
                for (List<CaseView> page = cases.next(); !page.isEmpty(); page = cases.next()) {
                    pages.add(page.size());
                }
            }
            assertThat(pages).containsExactly(1_000, 1_000, 345);
        });
        test.business = test.business.plus(DAY);

        desk.work();

        assertThat(cells("R001/summary-2026-03-03.csv", 0)).hasSize(all).doesNotHaveDuplicates();
    }

    private List<String> cells(String file, int column) throws IOException {
        String text = Files.readString(desk.outbox.resolve(file));
        assertThat(text).startsWith("\uFEFF");
        return CsvReader.builder().ofCsvRecord(text.substring(1)).stream()
                .skip(1)
                .map((CsvRecord line) -> line.getField(column))
                .toList();
    }

    private static Finding error(String code, String field) {
        return Finding.of(new Code(code, Severity.ERROR, "own"), field);
    }
}
