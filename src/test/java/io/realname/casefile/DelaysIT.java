package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.Delays.Delay;
import io.realname.storage.Database;
import io.realname.storage.TestPostgres;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What waits among 40,000 cases, one received a second: 10,000 each are to be enriched (a quarter of them failed), in review, held and manual. */
@TestInstance(Lifecycle.PER_CLASS)
class DelaysIT {
    private static final Instant FIRST = Instant.parse("2026-03-03T01:00:00Z");
    private static final Instant NOW = FIRST.plusSeconds(40_000);

    private final Database database = TestPostgres.freshDatabase();
    private final Delays delays = new Delays(database.jdbi());

    @BeforeAll
    void fill() {
        database.jdbi().useHandle(handle -> {
            handle.execute("""
                    insert into cases (id, source, state, step, due_at, held_since, failures, site, language, attempt, received_at,
                                       updated_at)
                    select cast(lpad(to_hex(n), 32, '0') as uuid), 'R00' || n % 5,
                           (array['screened', 'in-review', 'held', 'manual'])[1 + n % 4],
                           case when n % 4 = 0 then 'enrich' end, case when n % 4 = 0 then at end, case when n % 4 = 2 then at end,
                           case when n % 16 = 0 then 3 else 0 end,
                           'cn', 'zh', gen_random_uuid(), at, at
                    from (select n, timestamptz '2026-03-03T01:00:00Z' + n * interval '1 second' as at from generate_series(0, 39999) n) x""");
            handle.execute("""
                    insert into outbox (id, kind, key, case_id, subject, destination, due_at)
                    select gen_random_uuid(), (array['icp', 'webhook', 'sync', 'poll'])[1 + (row_number() over (order by id)) % 4],
                           cast(id as text), id, id, 'x', updated_at from cases""");
            handle.execute("""
                    insert into mails (id, mailbox, digest, whole, state, stored_at, not_before)
                    select id, 'm', uuid_send(id), true, case when n <= 20 then 'stored' else 'taken' end, updated_at,
                           case when n % 2 = 0 then timestamptz '2027-01-01Z' end
                    from (select id, updated_at, row_number() over (order by id) as n from cases) x""");
            handle.execute("""
                    insert into submissions (id, case_id, source, drop_digest, drop_enc, content_digest, disposition, received_at)
                    select id, id, source, uuid_send(id), '', '', 'duplicate', received_at from cases""");
            handle.execute("""
                    insert into webhooks (id, key, source, case_id, subject, state, created_at, settled_at)
                    select id, cast(id as text), source, id, id,
                           case when n % 20 = 0 then 'failed' else 'delivered' end, updated_at, updated_at
                    from (select id, source, updated_at, row_number() over (order by id) as n from cases) x""");
            for (String table : List.of("cases", "outbox", "mails", "submissions", "webhooks")) {
                handle.execute("vacuum analyze " + table);
            }
        });
    }

    @AfterAll
    void close() {
        database.close();
    }

    static Stream<Line> lines() {
        return Stream.of(
                        Arrays.stream(Step.values()).map(Line::of),
                        Arrays.stream(Errand.Kind.values()).map(Line::of),
                        Stream.of(CaseState.IN_REVIEW, CaseState.APPROVED, CaseState.MANUAL, CaseState.HELD)
                                .map(Line::of),
                        Stream.of(Line.MAILS))
                .flatMap(lines -> lines);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void looksAtALineThroughAnIndexHoweverMuchOfItIsLate(Line line) {
        assertThat(plan(Delays.sql(line), FIRST.plusSeconds(100)))
                .contains("Index")
                .doesNotContain("Seq Scan");
        for (int late : List.of(20_000, 40_000)) {
            assertThat(plan(Delays.sql(line), FIRST.plusSeconds(late)))
                    .contains("Index")
                    .doesNotContain("Seq Scan", "->  Sort");
        }
    }

    @Test
    void countsOpenCasesInAnIndexAlone() {
        assertThat(delays.open())
                .isEqualTo(Map.of(
                        CaseState.SCREENED, 10_000L,
                        CaseState.IN_REVIEW, 10_000L,
                        CaseState.HELD, 10_000L,
                        CaseState.MANUAL, 10_000L));
        assertThat(plan(Delays.OPEN_CASES, NOW)).contains("Index Only Scan").doesNotContain("Seq Scan");
    }

    @Test
    void findsWhatASourceSentLastThroughAnIndex() {
        assertThat(delays.latest("R001")).isEqualTo(Optional.of(FIRST.plusSeconds(39_996)));
        assertThat(delays.latest("R009")).isEmpty();
        assertThat(plan(Delays.LATEST.replace(":source", "'R001'"), NOW))
                .contains("Index Scan Backward")
                .doesNotContain("Seq Scan", "->  Sort");
    }

    @Test
    void countsMessagesThatWereGivenUpThroughAnIndex() {
        assertThat(delays.givenUp(Instant.EPOCH)).isEqualTo(Delays.MOST);
        assertThat(delays.givenUp(FIRST.plusSeconds(39_950))).isEqualTo(3);
        for (Instant since : List.of(Instant.EPOCH, NOW.minusSeconds(60))) {
            assertThat(plan(Delays.GIVEN_UP.replace(":since", "timestamptz '" + since + "'"), NOW))
                    .contains("webhooks_failed")
                    .doesNotContain("Seq Scan");
        }
    }

    @Test
    void findsTheLastDueDateThroughAnIndex() {
        assertThat(delays.furthest(NOW)).isEqualTo(Optional.of(FIRST.plusSeconds(39_996)));
        assertThat(delays.furthest(FIRST)).isEmpty();
        assertThat(plan(Delays.FURTHEST, NOW)).contains("Index").doesNotContain("Seq Scan", "->  Sort");
    }

    @Test
    void countsWhatHasWaitedSinceBeforeAnInstant() {
        assertThat(delays.of(Line.of(Step.ENRICH), FIRST.plusSeconds(12), NOW)).isEqualTo(new Delay(3, FIRST));
        assertThat(delays.of(Line.of(CaseState.HELD), FIRST.plusSeconds(12), NOW))
                .isEqualTo(new Delay(3, FIRST.plusSeconds(2)));
        assertThat(delays.of(Line.of(Errand.Kind.POLL), FIRST, NOW).late()).isZero();
    }

    @Test
    void countsAThousandOfALineAtMost() {
        assertThat(delays.of(Line.of(CaseState.MANUAL), NOW, NOW).late()).isEqualTo(Delays.MOST);
    }

    @Test
    void seesNothingWhereNothingWaits() {
        assertThat(delays.of(Line.of(Step.SCREEN), NOW, NOW)).isEqualTo(new Delay(0, null));
        assertThat(delays.of(Line.of(Step.ENRICH), FIRST, FIRST.minusSeconds(1)))
                .isEqualTo(new Delay(0, null));
    }

    @Test
    void passesOverMailsThatWaitForTheirSourcesNextDay() {
        assertThat(delays.of(Line.MAILS, NOW, NOW).late()).isEqualTo(10);
    }

    @Test
    void namesTheCasesThatHaveWaitedLongest() {
        assertThat(delays.late(Line.of(CaseState.MANUAL), NOW, 2))
                .extracting(id -> id.getLeastSignificantBits())
                .containsExactly(3L, 7L);
        assertThat(delays.late(Line.of(Errand.Kind.SYNC), FIRST.plusSeconds(8), 5))
                .hasSize(2);
    }

    private String plan(String sql, Instant before) {
        String plain =
                sql.replace(":before", "timestamptz '" + before + "'").replace(":now", "timestamptz '" + NOW + "'");
        List<String> lines = database.jdbi()
                .withHandle(handle ->
                        handle.select("explain " + plain).mapTo(String.class).list());
        return String.join("\n", lines);
    }
}
