package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.http.CallFailed;
import io.realname.http.HttpCalls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxIT {
    private TestFile test;
    private UUID caseId;
    private ErrandQueue queue;

    @BeforeEach
    void open(@TempDir Path folder) {
        test = new TestFile(folder);
        caseId = test.open(TestSubmission.of("S-1"));
        queue = test.errands(Errand.Kind.SYNC);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void postsAnErrandOnceHoweverOftenItIsOwed() {
        UUID domain = post();
        test.write(handle ->
                test.file.outbox().post(handle, List.of(Errand.sync(caseId, domain, test.business.plusSeconds(99)))));

        assertThat(test.rows("select key, due_at from outbox"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("key")).isEqualTo("sync:" + domain));
        assertThat(queue.next()).isPresent();
    }

    @Test
    void leasesAnErrandToOneSenderAtATime() {
        post();

        assertThat(queue.next()).isPresent();
        assertThat(queue.next()).isEmpty();
        assertThat(test.errands(Errand.Kind.SYNC).next()).isEmpty();
    }

    @Test
    void handsOutOnlyItsOwnKind() {
        post();

        assertThat(test.errands(Errand.Kind.ICP).next()).isEmpty();
    }

    @Test
    void waitsForTheBusinessInstant() {
        test.write(handle -> test.file
                .outbox()
                .post(handle, List.of(Errand.sync(caseId, UUID.randomUUID(), test.business.plus(Duration.ofDays(2))))));

        assertThat(queue.next()).isEmpty();
        test.business = test.business.plus(Duration.ofDays(2));
        assertThat(queue.next()).isPresent();
    }

    @Test
    void letsAnotherSenderTakeOverWhenTheLeaseHasExpired() {
        post();
        LeasedErrand first = queue.next().orElseThrow();

        test.system = test.system.plusSeconds(60).minusMillis(1);
        assertThat(queue.next()).isEmpty();
        test.system = test.system.plusMillis(1);
        LeasedErrand second = queue.next().orElseThrow();

        assertThat(second.errand().id()).isEqualTo(first.errand().id());
        assertThat(second.errand().attempts()).isEqualTo(2);
    }

    @Test
    void refusesTheSettlementOfALeaseThatWasLost() {
        post();
        LeasedErrand late = queue.next().orElseThrow();
        test.system = test.system.plusSeconds(60);
        LeasedErrand heir = queue.next().orElseThrow();

        assertThatThrownBy(() -> settle(late)).isInstanceOf(StaleRow.class).hasMessageContaining("errand");
        assertThatThrownBy(() -> test.write(handle -> test.file.outbox().putOff(handle, late.errand(), test.business)))
                .isInstanceOf(StaleRow.class);
        settle(heir);

        assertThat(test.count("select count(*) from outbox")).isZero();
    }

    @Test
    void letsALateFailureChangeNothing() {
        post();
        LeasedErrand late = queue.next().orElseThrow();
        test.system = test.system.plusSeconds(60);
        LeasedErrand heir = queue.next().orElseThrow();

        late.giveBack(new IllegalStateException());

        assertThat(test.rows("select lease_owner, last_error from outbox"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("lease_owner", "test").containsEntry("last_error", null));
        settle(heir);
    }

    @Test
    void triesAFailedErrandAgainAfterABackOff() {
        post();
        queue.next().orElseThrow().giveBack(new IllegalStateException("张三"));

        assertThat(test.rows("select last_error from outbox").get(0))
                .containsEntry("last_error", "IllegalStateException");
        assertThat(queue.next()).isEmpty();
        test.system = test.system.plusSeconds(1);
        assertThat(queue.next()).isPresent();
    }

    @Test
    void sparesADestinationThatKeepsFailing() {
        for (int i = 0; i < 5; i++) {
            post();
        }
        for (int i = 0; i < 5; i++) {
            queue.next().orElseThrow().giveBack(new IllegalStateException());
        }
        test.system = test.system.plusMillis(1_999);

        assertThat(queue.next()).isEmpty();
        test.system = test.system.plusMillis(1);
        assertThat(queue.next()).isPresent();
    }

    @Test
    void givesADestinationThatWorksAgainAtOnceWhatWaitsForIt() {
        for (int i = 0; i < 6; i++) {
            post();
        }
        for (int i = 0; i < 4; i++) {
            queue.next().orElseThrow().giveBack(new IllegalStateException());
        }
        CallFailed asksForAQuarter = new CallFailed(new HttpCalls.Answer(429, "", Duration.ofMinutes(15)));
        queue.next().orElseThrow().giveBack(asksForAQuarter);
        test.system = test.system.plus(Duration.ofMinutes(15));
        test.write(handle -> handle.execute(
                "update outbox set retry_at = retry_at + interval '1 minute' where retry_at is not null"));
        LeasedErrand probe = queue.next().orElseThrow();
        assertThat(queue.next()).as("one tries whether it works again").isEmpty();

        settle(probe);
        probe.complete();

        assertThat(queue.next()).isPresent();
    }

    @Test
    void leavesADestinationAloneForAsLongAsItAsks() {
        post();
        post();
        queue.next()
                .orElseThrow()
                .giveBack(new IllegalStateException(
                        new CallFailed(new HttpCalls.Answer(429, "", Duration.ofSeconds(30)))));

        test.system = test.system.plusMillis(29_999);
        assertThat(queue.next()).isEmpty();
        test.system = test.system.plusMillis(1);
        assertThat(queue.next()).isPresent();
        assertThat(queue.next()).isPresent();
    }

    @Test
    void doesNotCountALostLeaseAgainstTheDestination() {
        for (int i = 0; i < 6; i++) {
            post();
        }
        for (int i = 0; i < 5; i++) {
            queue.next().orElseThrow().giveBack(new StaleRow("errand"));
        }

        assertThat(queue.next()).isPresent();
    }

    @Test
    void putsAnErrandOffWithoutCountingItAsAFailure() {
        post();
        LeasedErrand leased = queue.next().orElseThrow();
        test.write(
                handle -> test.file.outbox().putOff(handle, leased.errand(), test.business.plus(Duration.ofDays(1))));

        assertThat(queue.next()).isEmpty();
        test.business = test.business.plus(Duration.ofDays(1));
        assertThat(queue.next().orElseThrow().errand().attempts()).isEqualTo(1);
    }

    @Test
    void dropsWhatHasBecomePointlessAlsoWhileItIsLeased() {
        UUID domain = post();
        LeasedErrand leased = queue.next().orElseThrow();

        test.write(handle -> test.file.outbox().drop(handle, Errand.Kind.SYNC, domain));

        assertThatThrownBy(() -> settle(leased)).isInstanceOf(StaleRow.class);
        assertThat(test.count("select count(*) from outbox")).isZero();
    }

    private UUID post() {
        UUID domain = UUID.randomUUID();
        test.write(handle -> test.file.outbox().post(handle, List.of(Errand.sync(caseId, domain, test.business))));
        return domain;
    }

    private void settle(LeasedErrand leased) {
        test.write(handle -> test.file.outbox().done(handle, leased.errand()));
    }
}
