package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.Knowledge;
import io.realname.app.Rescreening;
import io.realname.casefile.CaseState;
import io.realname.casefile.Step;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.submission.Arrival;
import io.realname.submission.Finding;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 20-screening}: a hold for a newly issued document, judged again when its instant has come. */
class ScreeningRouteIT {
    private final TestRoutes routes = new TestRoutes();
    private TestFile test;
    private UUID id;

    @BeforeEach
    void hold(@TempDir Path folder) throws Exception {
        test = new TestFile(folder);
        Knowledge knowledge = Knowledge.load(Path.of("config"));
        routes.work("screen", test.file.queue(Step.SCREEN, 100))
                .bean(
                        "rescreening",
                        new Rescreening(knowledge.screening(), Set.of("document.newly-issued"), test.file.business()));
        // Issued on the first of March: seven days, so the hold ends at 00:00 of the eighth.
        Arrival arrival =
                TestSubmission.of("S-1").issued(LocalDate.of(2026, 3, 1)).arrival(test.business);
        Arrival screened = arrival.plus(
                knowledge.screening().screen(arrival.submission(), arrival.documents(), test.business, test.business));
        id = test.enter(List.of(screened)).get(0).caseId();
        assertThat(test.view(id).findings()).extracting(Finding::code).containsExactly("document.newly-issued");
        assertThat(test.state(id)).isEqualTo(CaseState.HELD);
    }

    @AfterEach
    void stop() {
        routes.close();
        test.close();
    }

    @Test
    void releasesTheCaseAtMidnightInShanghai() throws Exception {
        assertThat(test.load(id).dueAt()).isEqualTo("2026-03-07T16:00:00Z");
        test.business = Instant.parse("2026-03-07T16:00:00Z");

        routes.start("20-screening.camel.yaml");

        Awaitility.await().untilAsserted(() -> assertThat(test.state(id)).isEqualTo(CaseState.SCREENED));
        assertThat(test.load(id).step()).isEqualTo(Step.ENRICH);
        assertThat(test.load(id).heldSince()).isNull();
    }
}
