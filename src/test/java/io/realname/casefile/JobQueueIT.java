package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.time.DaySchedule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobQueueIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final DaySchedule NIGHTLY = new DaySchedule("0 30 0 * * ?", 3);

    private TestFile test;
    private JobBook book;
    private JobQueue queue;

    @BeforeEach
    void open(@TempDir Path folder) {
        test = new TestFile(folder);
        book = JobBook.of(test.file);
        queue = queue();
    }

    /** As another process has it. */
    private JobQueue queue() {
        return new JobQueue(test.file.jdbi(), JobBook.of(test.file), Job.SUMMARY, NIGHTLY);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void givesADayItsTurnOnceAndKeepsWhatItDid() {
        OpenRun run = queue.next().orElseThrow();
        run.count("cases", 2);
        run.count("cases", 3);
        run.complete();

        assertThat(queue.next()).isEmpty();
        JobRun row = only();
        assertThat(row.day()).isEqualTo(MONDAY);
        assertThat(row.askedBy()).isNull();
        assertThat(row.startedAt()).isEqualTo(test.business);
        assertThat(row.endedAt()).isEqualTo(test.business);
        assertThat(row.counts()).isEqualTo(Map.of("cases", 5L));
    }

    @Test
    void catchesMissedDaysUpInTheirOrderWithinItsBound() {
        queue.next().orElseThrow().complete();
        test.business = test.business.plus(Duration.ofDays(2));
        assertThat(daysDone()).containsExactly("2026-03-03", "2026-03-04");

        test.business = test.business.plus(Duration.ofDays(30));

        assertThat(daysDone()).containsExactly("2026-04-01", "2026-04-02", "2026-04-03");
    }

    private List<String> daysDone() {
        List<String> days = new java.util.ArrayList<>();
        for (var run = queue.next(); run.isPresent(); run = queue.next()) {
            days.add(run.get().day().toString());
            run.get().complete();
        }
        return days;
    }

    @Test
    void runsAJobInOneProcessAtATime() {
        book.ask(Job.SUMMARY, MONDAY.minusDays(1), "operator");
        OpenRun run = queue.next().orElseThrow();

        assertThat(queue().next()).isEmpty();
        run.complete();

        OpenRun other = queue().next().orElseThrow();
        assertThat(other.day()).isNotEqualTo(run.day());
        other.complete();
    }

    @Test
    void beginsAnewWhatACrashCutOff() throws Exception {
        OpenRun cut = queue.next().orElseThrow();
        cut.handle().execute("select set_config('realname.test', 'x', false)");
        // As the server sees the end of a process: the connection is gone, nobody said anything.
        test.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = "
                                + "(select oid from pg_database where datname = current_database())"));

        OpenRun again = org.awaitility.Awaitility.await()
                .until(() -> queue().next(), java.util.Optional::isPresent)
                .orElseThrow();

        assertThat(again.day()).isEqualTo(cut.day());
        again.complete();
        assertThat(only().endedAt()).isNotNull();
    }

    @Test
    void triesAFailedRunAgainAfterAWhileAndSaysWhy() {
        queue.next().orElseThrow().giveBack(new IOException("not to be quoted"));

        assertThat(queue.next()).isEmpty();
        assertThat(only().failure()).isEqualTo("IOException");
        assertThat(only().failures()).isEqualTo(1);
        test.system = test.system.plusSeconds(2);

        queue.next().orElseThrow().complete();
        assertThat(only().failure()).isNull();
        assertThat(only().endedAt()).isNotNull();
    }

    @Test
    void runsWhatIsAskedForBesideTheScheduleAndOnlyOnceAtATime() {
        queue.next().orElseThrow().complete();

        JobRun asked = book.ask(Job.SUMMARY, MONDAY, "ops");
        assertThat(book.ask(Job.SUMMARY, MONDAY, "somebody-else").id()).isEqualTo(asked.id());

        OpenRun run = queue.next().orElseThrow();
        assertThat(run.day()).isEqualTo(MONDAY);
        run.complete();
        assertThat(queue.next()).isEmpty();
        assertThat(book.latest(Job.SUMMARY, 10)).extracting(JobRun::askedBy).containsExactlyInAnyOrder(null, "ops");
        assertThat(book.ask(Job.SUMMARY, MONDAY, "ops").id()).isNotEqualTo(asked.id());
    }

    @Test
    void isNotPutOffByARunThatIsAskedForOfALaterDay() {
        test.business = Instant.parse("2026-03-03T16:00:00Z");
        book.ask(Job.SUMMARY, LocalDate.of(2026, 3, 4), "ops");
        assertThat(daysDone()).containsExactly("2026-03-04");

        test.business = Instant.parse("2026-03-03T16:30:00Z");

        assertThat(daysDone()).containsExactly("2026-03-03");
    }

    private JobRun only() {
        List<JobRun> runs = book.latest(Job.SUMMARY, 10);
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }
}
