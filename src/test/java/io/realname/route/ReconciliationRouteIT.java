package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.Job;
import io.realname.casefile.JobRun;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.notify.SummaryDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 80-reconciliation}: the tick runs what is due. */
class ReconciliationRouteIT {
    private final TestRoutes routes = new TestRoutes();
    private TestFile test;
    private SummaryDesk desk;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        test = new TestFile(folder);
        desk = new SummaryDesk(test, folder);
        routes.work("summary", desk.queue).bean("daySummary", desk.summary);
    }

    @AfterEach
    void stop() {
        routes.close();
        test.close();
    }

    @Test
    void tellsTheDayWhenTheNextOneHasBegun() throws Exception {
        test.open(TestSubmission.of("S-1"));
        test.business = test.business.plus(Duration.ofDays(1));

        routes.start("80-reconciliation.camel.yaml");

        Awaitility.await().until(this::isDone);
        assertThat(desk.files()).containsExactly("R001/summary-2026-03-03.csv");
    }

    @Test
    void waitsWhileTheOutboxCannotBeWrittenAndThenGoesOn() throws Exception {
        Files.writeString(desk.outbox, "a file in the way");
        test.open(TestSubmission.of("S-1"));
        desk.book.ask(Job.SUMMARY, LocalDate.of(2026, 3, 3), "ops");

        routes.start("80-reconciliation.camel.yaml");
        Awaitility.await()
                .until(() -> desk.book.latest(Job.SUMMARY, 5).stream().anyMatch(run -> run.failure() != null));
        Files.delete(desk.outbox);
        test.system = test.system.plusSeconds(60);

        Awaitility.await().until(this::isDone);
        assertThat(desk.files()).containsExactly("R001/summary-2026-03-03.csv");
    }

    private boolean isDone() {
        var runs = desk.book.latest(Job.SUMMARY, 5);
        return !runs.isEmpty() && runs.stream().map(JobRun::endedAt).allMatch(ended -> ended != null);
    }
}
