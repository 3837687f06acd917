package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.security.SecretException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseQueueIT {
    private TestFile test;

    @BeforeEach
    void open(@TempDir Path folder) {
        test = new TestFile(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void handsOutWhatIsDueInBatches() {
        enter(5);

        CaseQueue queue = test.file.queue(Step.ENRICH, 3);
        CaseBatch first = queue.next().orElseThrow();
        CaseBatch second = queue.next().orElseThrow();

        assertThat(first.cases()).hasSize(3);
        assertThat(second.cases()).hasSize(2);
        assertThat(queue.next()).isEmpty();
        first.giveBack(new IllegalStateException());
        second.giveBack(new IllegalStateException());
    }

    @Test
    void neverHandsOneCaseToTwoWorkers() {
        enter(2);
        CaseBatch mine = test.file.queue(Step.ENRICH, 1).next().orElseThrow();
        CaseBatch yours = test.file.queue(Step.ENRICH, 100).next().orElseThrow();

        assertThat(ids(mine)).doesNotContainAnyElementsOf(ids(yours));
        assertThat(yours.cases()).hasSize(1);
        mine.giveBack(new IllegalStateException());
        yours.giveBack(new IllegalStateException());
    }

    @Test
    void handsOutNothingBeforeItsInstant() {
        UUID id = enter(1).get(0);
        test.write(handle -> handle.execute("update cases set due_at = due_at + interval '1 day'"));
        CaseQueue queue = test.file.queue(Step.ENRICH, 10);

        test.business = test.business.plus(Duration.ofDays(1)).minusNanos(1_000);
        assertThat(queue.next()).isEmpty();

        test.business = test.business.plusNanos(1_000);
        Optional<CaseBatch> due = queue.next();
        assertThat(due.map(CaseQueueIT::ids)).contains(List.of(id));
        due.orElseThrow().giveBack(new IllegalStateException());
    }

    @Test
    void writesTheChangesOfABatchTogether() {
        UUID id = enter(1).get(0);

        test.enrich();

        assertThat(test.states(id)).containsExactly("received", "screened", "enriched");
        assertThat(test.load(id).step()).isEqualTo(Step.REVIEW);
    }

    @Test
    void leavesNoTraceOfABatchThatIsGivenBack() {
        UUID id = enter(1).get(0);
        CaseBatch batch = test.file.queue(Step.ENRICH, 10).next().orElseThrow();
        batch.handle().execute("delete from domains");
        batch.change(Transition.of(batch.cases().get(0), CaseState.ENRICHED, "test"));

        batch.giveBack(new IllegalStateException());

        assertThat(test.state(id)).isEqualTo(CaseState.SCREENED);
        assertThat(test.view(id).domains()).hasSize(1);
        assertThat(test.view(id).failure()).isEqualTo("IllegalStateException");
    }

    @Test
    void handsOutEachCaseOfAFailedBatchAloneAfterABackOff() {
        enter(3);
        CaseQueue queue = test.file.queue(Step.ENRICH, 10);
        queue.next().orElseThrow().giveBack(new IllegalStateException());

        assertThat(queue.next()).isEmpty();
        test.system = test.system.plusSeconds(1);
        for (int i = 0; i < 3; i++) {
            CaseBatch alone = queue.next().orElseThrow();
            assertThat(alone.cases()).hasSize(1);
            alone.cases()
                    .forEach(open -> alone.change(
                            Transition.of(open, CaseState.ENRICHED, "test").then(Step.REVIEW)));
            alone.complete();
        }

        assertThat(queue.next()).isEmpty();
        assertThat(test.count("select count(*) from cases where failures = 0 and last_failure is null"))
                .isEqualTo(3);
    }

    @Test
    void letsFailedAndFreshCasesTakeTurns() {
        UUID failed = enter(1).get(0);
        CaseQueue queue = test.file.queue(Step.ENRICH, 1);
        queue.next().orElseThrow().giveBack(new IllegalStateException());
        Set<UUID> fresh = Set.of(test.open(TestSubmission.of("fresh-1")), test.open(TestSubmission.of("fresh-2")));
        test.system = test.system.plusSeconds(60);

        List<CaseBatch> batches =
                Stream.generate(() -> queue.next().orElseThrow()).limit(3).toList();
        batches.forEach(CaseBatch::complete);
        List<UUID> taken =
                batches.stream().flatMap(batch -> ids(batch).stream()).toList();

        assertThat(taken).containsOnlyOnce(failed).containsAll(fresh);
        assertThat(taken.subList(0, 2)).contains(failed);
    }

    @Test
    void blamesNoCaseWhileADatabaseIsAway() {
        enter(3);
        CaseQueue queue = test.file.queue(Step.ENRICH, 10);
        queue.next().orElseThrow().giveBack(new IOException(new SQLException("gone", "08006")));

        assertThat(queue.next()).isEmpty();
        assertThat(test.count("select count(*) from cases where failures = 0 and last_failure like '%08006%'"))
                .isEqualTo(3);
        test.system = test.system.plusSeconds(2);
        CaseBatch together = queue.next().orElseThrow();
        assertThat(together.cases()).hasSize(3);
        together.giveBack(new IllegalStateException());
    }

    @Test
    void doesNotWaitForHoursWhenTheClockIsSetBack() {
        enter(1);
        CaseQueue queue = test.file.queue(Step.ENRICH, 10);
        queue.next().orElseThrow().giveBack(new IOException(new SQLException("gone", "08006")));
        assertThat(queue.next()).isEmpty();

        test.system = test.system.minus(Duration.ofHours(2));

        CaseBatch batch = queue.next().orElseThrow();
        assertThat(batch.cases()).hasSize(1);
        batch.giveBack(new IllegalStateException());
    }

    @Test
    void doesNotLetACaseThatCannotBeReadHoldUpOthers() {
        List<UUID> ids = enter(3);
        test.write(handle ->
                handle.execute("update submissions set submission_enc = '\\x00' where case_id = ?", ids.get(1)));
        CaseQueue queue = test.file.queue(Step.ENRICH, 10);
        assertThatThrownBy(queue::next)
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("submissions.submission_enc");
        test.system = test.system.plusSeconds(60);

        for (int i = 0; i < 3; i++) {
            try {
                CaseBatch alone = queue.next().orElseThrow();
                alone.change(Transition.of(alone.cases().get(0), CaseState.ENRICHED, "test"));
                alone.complete();
            } catch (SecretException unreadable) {
                assertThat(test.count("select failures from cases where id = ?", ids.get(1)))
                        .isEqualTo(2);
            }
        }

        assertThat(test.state(ids.get(0))).isEqualTo(CaseState.ENRICHED);
        assertThat(test.state(ids.get(2))).isEqualTo(CaseState.ENRICHED);
        assertThat(test.count("select count(*) from cases where state = 'screened'"))
                .isEqualTo(1);
    }

    @Test
    void holdsTheOthersOfABatchUpForOneRetryIfOneOfThemAlwaysFails() {
        List<UUID> ids = enter(5);
        CaseQueue queue = test.file.queue(Step.ENRICH, 10);
        queue.next().orElseThrow().giveBack(new IllegalStateException());
        test.system = test.system.plusSeconds(1); // the longest wait after a first failure

        for (int i = 0; i < ids.size(); i++) {
            CaseBatch alone = queue.next().orElseThrow();
            if (ids(alone).contains(ids.get(2))) {
                alone.giveBack(new IllegalStateException());
            } else {
                alone.change(Transition.of(alone.cases().get(0), CaseState.ENRICHED, "test"));
                alone.complete();
            }
        }

        assertThat(test.count("select count(*) from cases where state = 'enriched'"))
                .isEqualTo(4);
        assertThat(test.state(ids.get(2))).isEqualTo(CaseState.SCREENED);
        assertThat(queue.next()).isEmpty();
    }

    @Test
    void givesACaseBackWhoseWorkerDied() {
        UUID id = enter(1).get(0);
        CaseBatch dying = test.file.queue(Step.ENRICH, 10).next().orElseThrow();
        long backend = dying.handle()
                .select("select pg_backend_pid()")
                .mapTo(Long.class)
                .one();
        test.write(handle -> handle.select("select pg_terminate_backend(?::integer)", backend)
                .mapTo(Boolean.class)
                .one());

        CaseBatch next = test.file.queue(Step.ENRICH, 10).next().orElseThrow();

        assertThat(ids(next)).containsExactly(id);
        next.giveBack(new IllegalStateException());
        dying.giveBack(new IllegalStateException());
        assertThat(test.count("select failures from cases")).isEqualTo(2);
    }

    @Test
    void refusesAChangeOfACaseThatWasChangedMeanwhile() {
        UUID id = enter(1).get(0);
        OpenCase stale = test.load(id);
        test.enrich();

        assertThatThrownBy(() -> test.write(handle ->
                        test.file.writer().change(handle, List.of(Transition.of(stale, CaseState.REJECTED, "test")))))
                .isInstanceOf(StaleRow.class)
                .hasMessageContaining("case");
        assertThat(test.state(id)).isEqualTo(CaseState.ENRICHED);
    }

    private List<UUID> enter(int count) {
        return test
                .enter(java.util.stream.IntStream.range(0, count)
                        .mapToObj(i -> TestSubmission.of("S-" + i).arrival())
                        .toList())
                .stream()
                .map(Receipt::caseId)
                .toList();
    }

    private static List<UUID> ids(CaseBatch batch) {
        return batch.cases().stream().map(OpenCase::id).toList();
    }
}
