package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.casefile.Errand;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.notify.AnswersOwed;
import io.realname.notify.ResultErrands;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.Severity;
import io.realname.submission.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 70-outcome}: result files in the outbox of their source. */
class OutcomeRouteIT {
    private static final Finding ERROR = Finding.of(new Code("name.blank", Severity.ERROR, "own"), "/profile/name");

    private final TestRoutes routes = new TestRoutes();
    private TestFile test;
    private Path outbox;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        test = new TestFile(folder);
        outbox = folder.resolve("outbox");
        routes.outbox(outbox)
                .work("result", test.errands(Errand.Kind.RESULT))
                .bean("answersOwed", new AnswersOwed(test.file))
                .bean(
                        "resultErrands",
                        new ResultErrands(
                                test.file.jdbi(),
                                test.file.reader(),
                                test.file.outbox(),
                                Texts.load(Path.of("config"), IdTypes.load(Path.of("config/id-types.yaml")))));
    }

    @AfterEach
    void stop() {
        routes.close();
        test.close();
    }

    @Test
    void writesTheResultAndAnswersADuplicateBesideIt() throws Exception {
        UUID id = test.open(TestSubmission.of("S-1").found(ERROR));
        test.enter(TestSubmission.of("S-1"));

        routes.start("70-outcome.camel.yaml");

        awaitDelivered();
        assertThat(files()).hasSize(2).allMatch(name -> name.matches("R001/S-1(\\.[0-9a-f]{8})?\\.result\\.json"));
        JsonNode result = new ObjectMapper()
                .readTree(outbox.resolve("R001/S-1.result.json").toFile());
        assertThat(result.path("caseId").asText()).isEqualTo(id.toString());
        assertThat(result.path("state").asText()).isEqualTo("rejected");
        assertThat(result.at("/findings/0/code").asText()).isEqualTo("name.blank");
        assertThat(result.at("/findings/0/remedy").asText()).isNotBlank();
        assertThat(result.has("fileName")).isFalse();
    }

    @Test
    void replacesTheResultOfAnEarlierEnd() throws Exception {
        UUID id = test.open(TestSubmission.of("S-1").found(ERROR));
        routes.start("70-outcome.camel.yaml");
        awaitDelivered();

        test.open(TestSubmission.of("S-1").name("杭州另外样本有限公司"));
        test.file.actions().withdraw(id);

        Awaitility.await()
                .untilAsserted(() -> assertThat(new ObjectMapper()
                                .readTree(outbox.resolve("R001/S-1.result.json").toFile())
                                .path("state")
                                .asText())
                        .isEqualTo("withdrawn"));
        awaitDelivered();
        assertThat(files()).containsExactly("R001/S-1.result.json");
    }

    @Test
    void aResultIsThereAndWholeAtEveryInstantWhileItIsWrittenAnew() throws Exception {
        UUID id = test.open(TestSubmission.of("S-1").found(ERROR));
        routes.start("70-outcome.camel.yaml");
        awaitDelivered();
        Path file = outbox.resolve("R001/S-1.result.json");
        test.write(handle -> {
            for (int version = 100; version < 200; version++) {
                test.file.outbox().post(handle, List.of(Errand.result(id, version, test.business)));
            }
        });

        boolean over = false;
        while (!over) {
            over = test.file.outbox().isDelivered(test.file.jdbi());
            for (int i = 0; i < 100; i++) {
                assertThat(new ObjectMapper()
                                .readTree(Files.readAllBytes(file))
                                .path("state")
                                .asText())
                        .isEqualTo("rejected");
            }
        }
        assertThat(files()).containsExactly("R001/S-1.result.json");
    }

    @Test
    void waitsWhileTheOutboxCannotBeWrittenAndThenGoesOn() throws Exception {
        Files.writeString(outbox, "a file in the way");
        test.open(TestSubmission.of("S-1").found(ERROR));

        routes.start("70-outcome.camel.yaml");
        Awaitility.await()
                .untilAsserted(() -> assertThat(test.count("select count(*) from outbox where last_error is not null"))
                        .isEqualTo(1));
        Files.delete(outbox);
        test.system = test.system.plusSeconds(60);

        awaitDelivered();
        assertThat(files()).containsExactly("R001/S-1.result.json");
    }

    private void awaitDelivered() {
        Awaitility.await().until(() -> test.file.outbox().isDelivered(test.file.jdbi()));
    }

    private List<String> files() throws Exception {
        try (Stream<Path> paths = Files.walk(outbox)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> outbox.relativize(path).toString())
                    .toList();
        }
    }
}
