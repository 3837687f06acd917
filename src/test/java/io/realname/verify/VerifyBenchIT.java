package io.realname.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseCipher;
import io.realname.casefile.DocumentBatch;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Stored;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.submission.Arrival;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The oracle over many cases: few in every build, more with {@code -Drealname.verify.cases=100000}, which prints how fast it is
 * (docs/operations.md).
 */
class VerifyBenchIT {
    private static final int CASES = Integer.getInteger("realname.verify.cases", 1_000);
    private static final int AT_A_TIME = 500;
    private static final int CASES_OF_A_PICTURE = 10;

    @TempDir
    Path data;

    @Test
    void looksAtEveryCase() throws Exception {
        try (TestFile test = new TestFile(data)) {
            DocumentStore documents = DocumentStore.open(data.resolve("documents"), test.keys);
            for (int first = 0; first < CASES; first += AT_A_TIME) {
                test.enter(arrivals(documents, first));
            }
            test.enrich();
            test.database.jdbi().useHandle(handle -> handle.execute("analyze"));
            Evidence evidence = new Evidence(
                    data, documents, true, new CaseCipher(test.keys.fields()), AcceptedReviews.NOBODY, List.of());

            Report report = new Oracle(test.file, evidence, Duration.ofMinutes(10)).ask();

            assertThat(report.problems()).isEmpty();
            assertThat(report.checks())
                    .filteredOn(check -> check.check().equals("events"))
                    .extracting(Report.Outcome::examined)
                    .containsExactly(3L * CASES);
            report.checks()
                    .forEach(check -> System.out.printf(
                            "%-12s %9d in %6.2f s%n", check.check(), check.examined(), check.seconds()));
            System.out.printf(
                    "%d cases: %d rows and files in %.1f s, %.0f/s%n",
                    CASES, report.examined(), report.seconds(), report.examined() / report.seconds());
        }
    }

    private static List<Arrival> arrivals(DocumentStore documents, int first) {
        List<Arrival> arrivals = new ArrayList<>();
        try (DocumentBatch batch = documents.begin()) {
            Stored picture = null;
            for (int i = first; i < Math.min(first + AT_A_TIME, CASES); i++) {
                if (picture == null || i % CASES_OF_A_PICTURE == 0) {
                    picture = batch.add(("picture " + i).repeat(100).getBytes(StandardCharsets.UTF_8));
                }
                arrivals.add(TestSubmission.of("S-" + i)
                        .number("E%011d".formatted(i))
                        .domains("many-" + i + ".cn")
                        .picture(picture)
                        .arrival());
            }
            batch.sync();
        }
        return arrivals;
    }
}
