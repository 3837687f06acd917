package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseState;
import io.realname.casefile.Step;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.registrar.DomainChecks;
import io.realname.registrar.Enrichment;
import io.realname.registrar.MailProviders;
import io.realname.simulator.TestRegistrar;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.time.Times;
import java.nio.file.Path;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 30-enrichment}: the integrator's queries through camel-jdbc on a real registrar's database. */
class EnrichmentRouteIT {
    private final TestRoutes routes = new TestRoutes();
    private TestFile test;
    private TestRegistrar registrar;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        test = new TestFile(folder);
        registrar = new TestRegistrar(test.file.business());
        routes.work("enrich", test.file.queue(Step.ENRICH, 100))
                .bean("registrar", registrar.reader())
                .bean(
                        "enrichment",
                        new Enrichment(
                                new DomainChecks(
                                        IdTypes.load(Path.of("config/id-types.yaml")),
                                        Times.load(Path.of("config/times.yaml")).registrar()),
                                MailProviders.load(Path.of("config/mail-providers.yaml")),
                                test.file.business(),
                                Times.load(Path.of("config/times.yaml")).registrar()));
    }

    @AfterEach
    void stop() {
        routes.close();
        registrar.close();
        test.close();
    }

    @Test
    void holdsAWholeBatchAgainstTheRegistrarsData() throws Exception {
        registrar.has("杭州测试样本有限公司", "YYZZ", "91330100MA00000072", "ops@example.cn", true, "a-test.cn");
        registrar.has("宁波另外样本有限公司", "YYZZ", "91330100MA0000015W", "late@example.cn", false, "b-test.cn");
        UUID fits = test.open(TestSubmission.of("S-1").domains("a-test.cn"));
        UUID other = test.open(TestSubmission.of("S-2").domains("b-test.cn"));
        UUID unknown = test.open(TestSubmission.of("S-3").domains("c-test.cn"));
        UUID unverified =
                test.open(TestSubmission.of("S-4").domains("a-test.cn").email("late@example.cn"));

        routes.start("30-enrichment.camel.yaml");

        awaitState(fits, CaseState.ENRICHED);
        awaitState(other, CaseState.REJECTED);
        awaitState(unknown, CaseState.REJECTED);
        awaitState(unverified, CaseState.HELD);
        assertThat(test.view(other).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.details()).containsEntry("differs", "name,idNumber"));
        assertThat(test.view(unverified).findings())
                .extracting(Finding::code)
                .containsExactly("contact.email-unverified");
    }

    @Test
    void asksAlsoForACaseOfWhichNoDomainIsLeftToAsk() throws Exception {
        registrar.has("杭州测试样本有限公司", "YYZZ", "91330100MA00000072", "ops@example.cn", true, "a-test.cn");
        UUID id = test.open(TestSubmission.of("S-1").domains("a-test.cn"));
        test.write(handle -> handle.execute("update domains set state = 'verified'"));

        routes.start("30-enrichment.camel.yaml");

        awaitState(id, CaseState.ENRICHED);
    }

    @Test
    void waitsWhileTheRegistrarsDatabaseFailsAndThenGoesOn() throws Exception {
        registrar.has("杭州测试样本有限公司", "YYZZ", "91330100MA00000072", "ops@example.cn", true, "a-test.cn");
        registrar.execute("alter table legacy.t_domain rename to t_gone");
        UUID id = test.open(TestSubmission.of("S-1").domains("a-test.cn"));

        routes.start("30-enrichment.camel.yaml");
        Awaitility.await()
                .untilAsserted(() -> assertThat(test.view(id).failure()).contains("SQL state 42P01"));
        assertThat(test.state(id)).isEqualTo(CaseState.SCREENED);
        registrar.execute("alter table legacy.t_gone rename to t_domain");
        test.system = test.system.plusSeconds(60);

        awaitState(id, CaseState.ENRICHED);
        assertThat(test.view(id).failure()).isNull();
    }

    private void awaitState(UUID id, CaseState state) {
        Awaitility.await().untilAsserted(() -> assertThat(test.state(id)).isEqualTo(state));
    }
}
