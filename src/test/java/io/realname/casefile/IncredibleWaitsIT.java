package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncredibleWaitsIT {
    private static final Duration DAY = Duration.ofDays(1);

    private TestFile test;
    private UUID caseId;
    private IncredibleWaits waits;

    @BeforeEach
    void open(@TempDir Path folder) {
        test = new TestFile(folder);
        caseId = test.open(TestSubmission.of("S-1"));
        waits = new IncredibleWaits(test.file.jdbi(), () -> test.system);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void endsBackOffsAndLeasesThatAClockOfTheNextDayHasWritten() {
        ErrandQueue queue = test.errands(Errand.Kind.SYNC);
        post();
        post();
        test.system = test.system.plus(DAY);
        queue.next().orElseThrow().giveBack(new IllegalStateException());
        LeasedErrand late = queue.next().orElseThrow();
        test.system = test.system.minus(DAY);
        assertThat(queue.next()).isEmpty();

        assertThat(waits.end()).isEqualTo(2);

        assertThat(queue.next()).isPresent();
        assertThat(queue.next()).isPresent();
        late.giveBack(new IllegalStateException("late"));
        assertThat(test.count("select count(*) from outbox where lease_owner is not null"))
                .as("who lost its lease changes nothing")
                .isEqualTo(2);
    }

    @Test
    void leavesOrdinaryWaitsAlone() {
        ErrandQueue queue = test.errands(Errand.Kind.SYNC);
        post();
        queue.next().orElseThrow().giveBack(new IllegalStateException());

        assertThat(waits.end()).isZero();
        assertThat(queue.next()).isEmpty();
    }

    @Test
    void isDueAtTheStartNowAndThenAndWhenTheClockWasSetBack() {
        assertThat(waits.next()).isPresent();
        assertThat(waits.next()).isEmpty();
        test.system = test.system.plus(Duration.ofMinutes(10));
        assertThat(waits.next()).isPresent();
        assertThat(waits.next()).isEmpty();

        test.system = test.system.minus(DAY);

        assertThat(waits.next()).isPresent();
    }

    private void post() {
        test.write(handle ->
                test.file.outbox().post(handle, List.of(Errand.sync(caseId, UUID.randomUUID(), test.business))));
    }
}
