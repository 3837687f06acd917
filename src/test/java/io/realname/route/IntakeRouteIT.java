package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.IntakeStage;
import io.realname.app.Knowledge;
import io.realname.casefile.CaseFilter;
import io.realname.casefile.CaseState;
import io.realname.casefile.CaseView;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.TestFile;
import io.realname.intake.DropFolders;
import io.realname.intake.DropQueue;
import io.realname.intake.DropReader;
import io.realname.intake.Originals;
import io.realname.intake.Sources;
import io.realname.intake.TestInbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 10-intake}: from the inbox to the rows, with the real beans. */
class IntakeRouteIT {
    private final TestRoutes routes = new TestRoutes();
    private TestFile test;
    private TestInbox inbox;
    private Callable<DropQueue> queue;

    @BeforeEach
    void prepare(@TempDir Path data) throws Exception {
        test = new TestFile(data);
        inbox = new TestInbox(data, test.system.minus(Duration.ofHours(1)));
        Knowledge knowledge = Knowledge.load(Path.of("config"));
        DropReader reader = new DropReader(
                knowledge.manifests(),
                new Sources(Map.of()),
                DocumentStore.open(data.resolve("documents"), test.keys),
                test.file.business(),
                test.file.system(),
                Duration.ZERO);
        Originals originals = new Originals(DropFolders.in(data), knowledge.texts(), 200);
        queue = () -> new DropQueue(
                DropFolders.in(data),
                test.file.ids(),
                test.file.system(),
                100,
                reader,
                originals,
                test.file.quotas()::isSpent);
        routes.work("drops", queue.call()).bean("intake", new IntakeStage(knowledge.screening(), test.file.arrivals()));
    }

    @AfterEach
    void stop() {
        routes.close();
        test.close();
    }

    @Test
    void takesInGoodAndBadDropsTogether() throws Exception {
        inbox.drop("R001/good", manifest -> manifest.put("submissionId", "GOOD"));
        inbox.drop("R001/bad", manifest -> {
            manifest.put("submissionId", "BAD");
            manifest.withObject("/profile").put("idNumber", "91330100MA00000073");
        });
        inbox.manifest("R001/late/a.json", manifest -> manifest.put("submissionId", "LATE"));
        inbox.write("inbox/R001/broken.json", "{");
        inbox.write("inbox/R002/empty.json", "");

        routes.start("10-intake.camel.yaml");

        Awaitility.await().untilAsserted(() -> {
            assertThat(test.count("select count(*) from cases")).isEqualTo(5);
            assertThat(inbox.files("inbox")).isEmpty();
            assertThat(inbox.files("work")).isEmpty();
        });
        Map<String, CaseState> states = cases().stream()
                .filter(view -> view.submissionId() != null)
                .collect(Collectors.toMap(CaseView::submissionId, CaseView::state));
        assertThat(states)
                .containsOnly(
                        // Nothing is told of these two before somebody has looked at their pictures.
                        Map.entry("GOOD", CaseState.RECEIVED),
                        Map.entry("BAD", CaseState.RECEIVED),
                        Map.entry("LATE", CaseState.REJECTED));
        assertThat(inbox.files("quarantine/R001")).hasSize(2);
        assertThat(inbox.files("quarantine/R002")).hasSize(2);
    }

    @Test
    void finishesWhatAnEarlierRunHadClaimed() throws Exception {
        inbox.drop("R001/one");
        java.nio.file.Path claimed =
                inbox.write("work/old-claim/R001/one/manifest.json", TestInbox.json(manifest -> {}));
        java.nio.file.Files.delete(inbox.data.resolve("inbox/R001/one/manifest.json"));
        routes.work("drops", queue.call());

        routes.start("10-intake.camel.yaml");

        Awaitility.await().untilAsserted(() -> assertThat(claimed).doesNotExist());
        assertThat(cases())
                .singleElement()
                .satisfies(view -> assertThat(view.state()).isEqualTo(CaseState.RECEIVED));
    }

    private List<CaseView> cases() {
        return test.file.reader().list(CaseFilter.ALL, null, 100);
    }
}
