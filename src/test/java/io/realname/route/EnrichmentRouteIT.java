package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.Breakers;
import io.realname.casefile.CaseState;
import io.realname.casefile.Step;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.registrar.DomainChecks;
import io.realname.registrar.Enrichment;
import io.realname.registrar.GovernmentQuota;
import io.realname.registrar.MailProviders;
import io.realname.simulator.TestRegistrar;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.time.Times;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 30-enrichment}: the integrator's queries through camel-jdbc on a real registrar's database. */
class EnrichmentRouteIT {
    private final TestRoutes routes = new TestRoutes();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private Breakers breakers;
    private TestFile test;
    private TestRegistrar registrar;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        test = new TestFile(folder);
        registrar = new TestRegistrar(test.file.business());
        breakers = new Breakers(() -> test.system);
        routes.work("enrich", test.file.queue(Step.ENRICH, 100).asking("registrar-data", breakers))
                .witness((stage, taken, destination) -> (end, tally) -> told.add(destination.orElseThrow() + " " + end))
                .bean("registrar", registrar.reader())
                .bean(
                        "enrichment",
                        new Enrichment(
                                new DomainChecks(
                                        IdTypes.load(Path.of("config/id-types.yaml")),
                                        Times.load(Path.of("config/times.yaml")).registrar()),
                                new GovernmentQuota("gov.cn", 2),
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
    void asksForTheBlocklistAndTheNamesOfGovernmentBodies() throws Exception {
        registrar.has(
                "杭州测试样本有限公司", "YYZZ", "91330100MA00000072", "ops@example.cn", true, "a.gov.cn", "b.gov.cn", "c.gov.cn");
        registrar.has("宁波另外样本有限公司", "YYZZ", "91330100MA0000015W", "ops@example.cn", true, "b-test.cn");
        registrar.execute("insert into legacy.t_blocklist values (null, '91330100ma0000015w'), ('某样本有限公司', '1')");
        UUID third = test.open(TestSubmission.of("S-1").domains("a.gov.cn"));
        UUID blocked = test.open(TestSubmission.of("S-2")
                .name("宁波另外样本有限公司")
                .number("91330100MA0000015W")
                .domains("b-test.cn"));

        routes.start("30-enrichment.camel.yaml");

        awaitState(third, CaseState.REJECTED);
        awaitState(blocked, CaseState.REJECTED);
        assertThat(test.view(third).findings()).extracting(Finding::code).containsExactly("domain.gov-cn-quota");
        assertThat(test.view(blocked).findings()).extracting(Finding::code).containsExactly("registrant.blocklisted");
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

    @Test
    void tellsThatTheRegistrarsDatabaseKeepsFailingUntilItAnswers() throws Exception {
        registrar.has("杭州测试样本有限公司", "YYZZ", "91330100MA00000072", "ops@example.cn", true, "a-test.cn");
        registrar.execute("alter table legacy.t_domain rename to t_gone");
        UUID id = test.open(TestSubmission.of("S-1").domains("a-test.cn"));
        routes.start("30-enrichment.camel.yaml");

        Awaitility.await().until(() -> {
            test.system = test.system.plusSeconds(61);
            return breakers.failing().contains("registrar-data");
        });
        assertThat(told).containsOnly("registrar-data FAILED");
        registrar.execute("alter table legacy.t_gone rename to t_domain");
        Awaitility.await().until(() -> {
            test.system = test.system.plusSeconds(61);
            return test.state(id) == CaseState.ENRICHED;
        });

        Awaitility.await().untilAsserted(() -> assertThat(told).contains("registrar-data DONE"));
        assertThat(breakers.failing()).isEmpty();
    }

    private void awaitState(UUID id, CaseState state) {
        Awaitility.await().untilAsserted(() -> assertThat(test.state(id)).isEqualTo(state));
    }
}
