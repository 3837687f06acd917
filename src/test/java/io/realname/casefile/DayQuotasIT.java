package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.Receipt.Disposition;
import io.realname.submission.Arrival;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayQuotasIT {
    private static final Finding ERROR = Finding.of(new Code("name.blank", Severity.ERROR, "own"), "/profile/name");

    /** One second before midnight in Shanghai. */
    private static final Instant LAST_SECOND = Instant.parse("2026-03-03T15:59:59Z");

    private TestFile test;

    @BeforeEach
    void open(@TempDir Path folder) {
        test = new TestFile(folder);
        test.file.quotas().set(Map.of("R001", 3));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private List<Arrival> arrivals(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> TestSubmission.of("S-" + i).arrival(test.business))
                .toList();
    }

    private List<Disposition> enter(List<Arrival> arrivals) {
        return test.enter(arrivals).stream().map(Receipt::disposition).toList();
    }

    @Test
    void takesInAsManyAsTheQuotaSaysAndLeavesTheNext() {
        assertThat(enter(arrivals(1, 2))).containsOnly(Disposition.CASE);
        assertThat(test.file.quotas().isSpent("R001")).isFalse();

        assertThat(enter(arrivals(3, 4))).containsExactly(Disposition.CASE, Disposition.LATER);

        assertThat(test.count("select count(*) from cases")).isEqualTo(3);
        assertThat(test.count("select count(*) from submissions")).isEqualTo(3);
        assertThat(test.file.quotas().isSpent("R001")).isTrue();
        assertThat(test.file.quotas().spent()).containsExactly("R001");
    }

    @Test
    void goesOnAtMidnightInShanghai() {
        test.business = LAST_SECOND;
        assertThat(enter(arrivals(1, 4))).endsWith(Disposition.LATER);
        assertThat(test.file.quotas().untilDayAfter(LAST_SECOND)).isEqualTo(Duration.ofSeconds(1));

        test.business = LAST_SECOND.plusSeconds(1);

        assertThat(test.file.quotas().isSpent("R001")).isFalse();
        assertThat(test.file.quotas().untilDayAfter(LAST_SECOND)).isZero();
        assertThat(test.file.quotas().spent()).isEmpty();
        assertThat(enter(arrivals(4, 7)))
                .containsExactly(Disposition.CASE, Disposition.CASE, Disposition.CASE, Disposition.LATER);
    }

    @Test
    void countsRevisionsButNeitherDuplicatesNorConflictsNorQuarantine() {
        assertThat(enter(arrivals(1, 1))).containsExactly(Disposition.CASE);
        assertThat(enter(arrivals(1, 1))).containsExactly(Disposition.DUPLICATE);
        assertThat(enter(List.of(
                        TestSubmission.of("S-1").number("91330100MA00000153").arrival(test.business))))
                .containsExactly(Disposition.CONFLICT);
        assertThat(enter(List.of(TestSubmission.of("Q-1").quarantined().arrival(test.business))))
                .containsExactly(Disposition.QUARANTINE);
        assertThat(test.count("select taken from source_days")).isEqualTo(1);

        assertThat(enter(List.of(TestSubmission.of("R-1").found(ERROR).arrival(test.business))))
                .containsExactly(Disposition.CASE);
        assertThat(enter(List.of(
                        TestSubmission.of("R-1").number("91330100MA00000153").arrival(test.business))))
                .containsExactly(Disposition.REVISION);
        assertThat(test.count("select taken from source_days")).isEqualTo(3);
    }

    @Test
    void recognisesWhatIsKnownAlsoWhenNothingNewIsTakenIn() {
        enter(arrivals(1, 3));
        List<Arrival> mixed = new ArrayList<>(arrivals(3, 4));
        mixed.add(TestSubmission.of("Q-1").quarantined().arrival(test.business));

        assertThat(enter(mixed)).containsExactly(Disposition.DUPLICATE, Disposition.LATER, Disposition.QUARANTINE);
    }

    @Test
    void roomThatADuplicateLeavesIsUsedByTheNext() {
        List<Arrival> some = new ArrayList<>(arrivals(1, 1));
        some.addAll(arrivals(1, 1));
        some.addAll(arrivals(2, 3));

        assertThat(enter(some)).doesNotContain(Disposition.LATER);
        assertThat(test.count("select taken from source_days")).isEqualTo(3);
    }

    @Test
    void whatACrashMadeComeAgainDoesNotCountTwice() {
        List<Arrival> some = arrivals(1, 3);
        enter(some);

        assertThat(test.enter(some)).allMatch(Receipt::again).noneMatch(receipt -> receipt.caseId() == null);
        assertThat(test.count("select taken from source_days")).isEqualTo(3);
    }

    @Test
    void holdsOneSourceBackAndNotTheOthers() {
        List<Arrival> some = new ArrayList<>(arrivals(1, 4));
        IntStream.range(0, 5)
                .forEach(
                        i -> some.add(TestSubmission.of("S-" + i).source("R002").arrival(test.business)));

        assertThat(enter(some)).containsOnlyOnce(Disposition.LATER);
        assertThat(test.count("select count(*) from cases where source = 'R002'"))
                .isEqualTo(5);
    }

    @Test
    void holdsForAllProcessesTogether() throws Exception {
        test.file.quotas().set(Map.of("R001", 25));
        CaseFile other = CaseFile.open(test.database.jdbi(), test.keys, () -> test.business, () -> test.system);
        other.quotas().set(Map.of("R001", 25));
        List<Callable<List<Receipt>>> work = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            List<Arrival> some = arrivals(10 * i, 10 * i + 6);
            ArrivalBook book = i % 2 == 0 ? test.file.arrivals() : other.arrivals();
            work.add(() -> book.enter(some));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        int later = 0;
        try {
            for (Future<List<Receipt>> done : threads.invokeAll(work)) {
                later += (int) done.get().stream()
                        .filter(receipt -> receipt.disposition() == Disposition.LATER)
                        .count();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(later).isEqualTo(70 - 25);
        assertThat(test.count("select count(*) from cases")).isEqualTo(25);
        assertThat(test.count("select taken from source_days")).isEqualTo(25);
    }
}
