package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.storage.Database;
import io.realname.storage.TestPostgres;
import io.realname.submission.Arrival;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is due, and a page of cases, is found without going through what waits: held by the number of rows and index entries that the
 * server reads for it, whatever plan it has made, also after it has settled on one for all parameters.
 */
@TestInstance(Lifecycle.PER_CLASS)
class WaitingRoomIT {
    private static final int OPEN = 3_000;
    private static final int AT_A_TIME = 500;
    private static final int BATCH = 20;
    private static final int TIMES = 12;

    private TestFile test;
    private Jdbi jdbi;

    @BeforeAll
    void fill(@TempDir Path folder) {
        // One connection, so that its statistics are those of everything.
        test = new TestFile(folder, Database.open(TestPostgres.freshLogin(), 1));
        jdbi = test.database.jdbi();
        for (int first = 0; first < OPEN; first += AT_A_TIME) {
            test.enter(arrivals(first, AT_A_TIME));
        }
    }

    private static List<Arrival> arrivals(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> TestSubmission.of("S-%05d".formatted(i))
                        .number("E%011d".formatted(i))
                        .domains("waiting-%05d.cn".formatted(i))
                        .arrival())
                .toList();
    }

    @AfterAll
    void close() {
        test.close();
    }

    @BeforeEach
    void letAllWait() {
        test.write(handle -> {
            handle.execute("delete from outbox");
            handle.execute("update cases set due_at = ?, failures = 0, retry_at = null, last_failure = null", later());
        });
        learn();
    }

    @Test
    void claimsWhatIsDueAndNotWhatWaits() {
        let(BATCH, "due_at = ?", test.business);
        CaseQueue queue = test.file.queue(Step.ENRICH, BATCH);

        assertThat(entriesRead(() -> {
                    CaseBatch batch = queue.next().orElseThrow();
                    assertThat(batch.cases()).hasSize(BATCH);
                    batch.complete();
                }))
                .isLessThan(20 * BATCH);
    }

    @ParameterizedTest
    @EnumSource
    void readsNothingWhileNothingIsDue(Step step) {
        CaseQueue queue = test.file.queue(step, BATCH);

        assertThat(entriesRead(() -> assertThat(queue.next()).isEmpty())).isLessThan(BATCH);
    }

    @Test
    void takesInWithoutGoingThroughWhatWaits() {
        AtomicInteger batches = new AtomicInteger();

        assertThat(entriesRead(() -> {
                    int first = OPEN + BATCH * batches.getAndIncrement();
                    assertThat(test.enter(arrivals(first, BATCH))).hasSize(BATCH);
                }))
                .isLessThan(OPEN);
    }

    @Test
    void passesOverWhatHasFailedAndWaitsForItsNextTry() {
        let(OPEN, "due_at = ?", test.business);
        let(OPEN - 1, "failures = 1, retry_at = ?", test.system.plusSeconds(60));
        learn();
        CaseQueue queue = test.file.queue(Step.ENRICH, BATCH);

        assertThat(entriesRead(() -> {
                    CaseBatch batch = queue.next().orElseThrow();
                    assertThat(batch.cases()).hasSize(1);
                    batch.complete();
                }))
                .isLessThan(20 * BATCH);
    }

    @Test
    void isAskedByAPlanThatIsNotMadeAnewEachTime() {
        jdbi.useHandle(handle -> handle.execute("deallocate all"));
        CaseQueue queue = test.file.queue(Step.ENRICH, BATCH);
        IntStream.range(0, 3 * TIMES).forEach(i -> assertThat(queue.next()).isEmpty());

        List<Boolean> areKept = jdbi.withHandle(
                handle -> handle.select("""
                        select generic_plans > custom_plans from pg_prepared_statements
                        where statement like '%due_at <=%skip locked'""").mapTo(Boolean.class).list());
        assertThat(areKept).hasSize(2).containsOnly(true);
    }

    @Test
    void findsTheErrandOfADestinationThatAnswersBehindAllThoseOfOneThatFails() {
        post("fails", OPEN - 1);
        post("answers", OPEN);
        learn();
        Breakers breakers = new Breakers(() -> test.system);
        IntStream.range(0, 10).forEach(i -> breakers.failed("fails", Duration.ZERO));
        ErrandQueue queue = new ErrandQueue(
                jdbi, test.file.outbox(), test.file.business(), breakers, Errand.Kind.POLL, "test", Duration.ZERO);

        assertThat(entriesRead(
                        () -> assertThat(queue.next().orElseThrow().errand().destination())
                                .isEqualTo("answers")))
                .isLessThan(BATCH);
    }

    @Test
    void findsAPageOfCasesWhateverIsLookedFor() {
        int page = 50;
        test.write(handle -> handle.execute("update cases set codes = '{name.blank}' where submission_id = 'S-01234'"));

        for (CaseFilter filter : List.of(
                CaseFilter.ALL,
                new CaseFilter(CaseState.SCREENED, Set.of(), null, null),
                new CaseFilter(CaseState.MANUAL, Set.of(), null, null),
                new CaseFilter(null, Set.of("R999"), null, null),
                new CaseFilter(null, Set.of(), "name.blank", null),
                new CaseFilter(null, Set.of(), null, "S-01234"),
                new CaseFilter(null, Set.of(), null, "waiting-0123"))) {
            assertThat(entriesRead(() -> test.file.reader().list(filter, null, page)))
                    .as(filter.toString())
                    .isLessThan(20 * page);
        }
    }

    @Test
    void findsWhatASourceSentLastWithoutGoingThroughAllThatItSent() {
        Delays delays = new Delays(jdbi);

        assertThat(entriesRead(() -> assertThat(delays.latest("R001")).contains(TestSubmission.RECEIVED)))
                .isLessThan(BATCH);
        assertThat(entriesRead(() -> assertThat(delays.latest("R999")).isEmpty()))
                .isLessThan(BATCH);
    }

    @Test
    void findsTheLastDueDateWithoutGoingThroughAllThatWaits() {
        Delays delays = new Delays(jdbi);

        assertThat(entriesRead(() ->
                        assertThat(delays.furthest(later().plusSeconds(1))).contains(later())))
                .isLessThan(BATCH);
    }

    private java.time.Instant later() {
        return test.business.plus(Duration.ofDays(3));
    }

    private void let(int number, String change, Object value) {
        test.write(handle -> handle.execute(
                "update cases set " + change + " where id in (select id from cases order by id limit ?)",
                value,
                number));
    }

    private void post(String destination, int from) {
        List<UUID> cases = jdbi.withHandle(handle -> handle.select("select id from cases order by id limit ?", from)
                .mapTo(UUID.class)
                .list());
        List<UUID> some = destination.equals("answers") ? cases.subList(from - 1, from) : cases;
        test.write(handle -> test.file
                .outbox()
                .post(
                        handle,
                        some.stream()
                                .map(id -> Errand.poll(id, id, destination, test.business))
                                .toList()));
    }

    /** As the server does by itself in time. */
    private void learn() {
        jdbi.useHandle(handle -> handle.execute("vacuum analyze"));
    }

    /** The most rows and index entries of our tables that were read for it in any of many times. */
    private long entriesRead(Runnable work) {
        long most = 0;
        for (int i = 0; i < TIMES; i++) {
            long before = entriesRead();
            work.run();
            most = Math.max(most, entriesRead() - before);
        }
        return most;
    }

    private long entriesRead() {
        return jdbi.withHandle(handle -> {
            handle.execute("select pg_stat_force_next_flush()");
            return handle.select("""
                            select (select sum(seq_tup_read) from pg_stat_user_tables)
                                + (select sum(idx_tup_read) from pg_stat_user_indexes)""").mapTo(Long.class).one();
        });
    }
}
