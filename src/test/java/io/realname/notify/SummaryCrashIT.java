package io.realname.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.Failpoint;
import io.realname.casefile.Job;
import io.realname.casefile.JobRun;
import io.realname.casefile.OpenRun;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.storage.Database;
import io.realname.storage.DatabaseLogin;
import io.realname.storage.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daily summary in processes of their own: one that dies between file and commit, and two at once. */
class SummaryCrashIT {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private DatabaseLogin login;
    private TestFile test;
    private SummaryDesk desk;

    /** Does what is due, on the day after the submissions of the test came. */
    public static final class Worker {
        private Worker() {}

        public static void main(String[] arguments) throws IOException {
            Database database = Database.open(new DatabaseLogin(arguments[0], arguments[1], arguments[2]), 3);
            try (TestFile test = new TestFile(Path.of(arguments[3]), database)) {
                test.business = TestSubmission.RECEIVED.plus(DAY);
                System.out.println(new SummaryDesk(test, Path.of(arguments[3])).work());
            }
        }
    }

    @BeforeEach
    void open() throws IOException {
        login = TestPostgres.freshLogin();
        test = new TestFile(folder, Database.open(login, 4));
        desk = new SummaryDesk(test, folder);
        test.open(TestSubmission.of("S-1"));
        test.open(TestSubmission.of("S-2").source("GB"));
        test.business = test.business.plus(DAY);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Process worker(String failpoint) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Drealname.failpoint=" + failpoint,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Worker.class.getName(),
                        login.url(),
                        login.user(),
                        login.password(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void writesTheSameFilesAgainAfterACrashBetweenFileAndCommit() throws Exception {
        Process dying = worker(Failpoint.AFTER_SUMMARY_WRITTEN.name());
        assertThat(dying.waitFor()).as(said(dying)).isEqualTo(Failpoint.EXIT);
        assertThat(desk.files()).containsExactly("GB/summary-2026-03-03.csv", "R001/summary-2026-03-03.csv");
        assertThat(only().startedAt()).isNotNull();
        assertThat(only().endedAt()).isNull();
        byte[] before = Files.readAllBytes(desk.outbox.resolve("R001/summary-2026-03-03.csv"));

        // The server may need a moment to see that the process is gone.
        OpenRun again = Awaitility.await()
                .until(() -> desk.queue.next(), Optional::isPresent)
                .orElseThrow();
        desk.summary.write(again);
        again.complete();

        assertThat(desk.files()).containsExactly("GB/summary-2026-03-03.csv", "R001/summary-2026-03-03.csv");
        assertThat(desk.outbox.resolve("R001/summary-2026-03-03.csv")).hasBinaryContent(before);
        assertThat(only().endedAt()).isNotNull();
        assertThat(desk.work()).isZero();
    }

    @Test
    void isDoneOnceByTwoProcessesAtOnce() throws Exception {
        List<Process> workers = List.of(worker(""), worker(""));

        int runs = 0;
        for (Process worker : workers) {
            String said = said(worker);
            assertThat(worker.waitFor()).as(said).isZero();
            runs += Integer.parseInt(said.lines().reduce((first, last) -> last).orElseThrow());
        }

        assertThat(runs).isEqualTo(1);
        assertThat(only().endedAt()).isNotNull();
        assertThat(desk.files()).containsExactly("GB/summary-2026-03-03.csv", "R001/summary-2026-03-03.csv");
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private JobRun only() {
        List<JobRun> runs = desk.book.latest(Job.SUMMARY, 10);
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }
}
