package io.realname.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseState;
import io.realname.casefile.DomainState;
import io.realname.casefile.Step;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.time.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichmentIT {
    private final List<Map<String, Object>> domains = new ArrayList<>();
    private final List<Map<String, Object>> emails = new ArrayList<>();
    private TestFile test;
    private Enrichment enrichment;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        test = new TestFile(folder);
        enrichment = new Enrichment(
                new DomainChecks(
                        IdTypes.load(Path.of("config/id-types.yaml")),
                        Times.load(Path.of("config/times.yaml")).registrar()),
                MailProviders.load(Path.of("config/mail-providers.yaml")),
                test.file.business(),
                Times.load(Path.of("config/times.yaml")).registrar());
        email(true);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void letsACaseGoOnThatFitsTheRegistrarsData() {
        domain("example-test.cn", "2030-01-01");
        UUID id = test.open(TestSubmission.of("S-1"));

        enrich();

        assertThat(test.state(id)).isEqualTo(CaseState.ENRICHED);
        assertThat(test.load(id).step()).isEqualTo(Step.REVIEW);
    }

    @Test
    void asksForEveryNameAndAddressOfABatchOnce() {
        test.open(TestSubmission.of("S-1").domains("a-test.cn", "b-test.cn").email("OPS@Example.cn"));
        test.open(TestSubmission.of("S-2").domains("b-test.cn").email(" ops@example.cn"));
        domain("a-test.cn", "2030-01-01");
        domain("b-test.cn", "2030-01-01");

        test.run(Step.ENRICH, batch -> {
            assertThat(enrichment.domainNames(batch)).containsExactlyInAnyOrder("a-test.cn", "b-test.cn");
            assertThat(enrichment.emails(batch)).containsExactly("ops@example.cn");
            enrichment.decide(batch, domains, emails);
        });

        assertThat(test.count("select count(*) from cases where state = 'enriched'"))
                .isEqualTo(2);
    }

    @Test
    void endsOnlyTheDomainsThatAreAtFault() {
        domain("a-test.cn", "2030-01-01");
        domain("b-test.cn", "2026-03-01");
        UUID id = test.open(TestSubmission.of("S-1").domains("a-test.cn", "b-test.cn", "c-test.cn"));

        enrich();

        assertThat(test.state(id)).isEqualTo(CaseState.ENRICHED);
        assertThat(states(id)).containsExactly(DomainState.PENDING, DomainState.REFUSED, DomainState.REFUSED);
        assertThat(codes(id)).containsExactlyInAnyOrder("domain.expired", "domain.unknown-to-registrar");
    }

    @Test
    void rejectsACaseThatHasNoDomainLeft() {
        UUID id = test.open(TestSubmission.of("S-1"));

        enrich();

        assertThat(test.state(id)).isEqualTo(CaseState.REJECTED);
        assertThat(test.count("select count(*) from outbox where kind = 'result'"))
                .isEqualTo(1);
    }

    @Test
    void asksDailyForAnAddressThatIsNotVerifiedAndGoesOnWhenItIs() {
        domain("example-test.cn", "2030-01-01");
        email(false);
        UUID id = test.open(TestSubmission.of("S-1"));
        enrich();
        assertThat(test.state(id)).isEqualTo(CaseState.HELD);
        assertThat(test.load(id).waitsFor()).isEqualTo("email-verified");
        assertThat(test.load(id).dueAt()).isEqualTo(test.business.plus(Duration.ofDays(1)));

        test.business = test.business.plus(Duration.ofDays(1)).minusMillis(1);
        email(true);
        enrich();
        assertThat(test.state(id)).isEqualTo(CaseState.HELD);
        test.business = test.business.plusMillis(1);
        enrich();

        assertThat(test.state(id)).isEqualTo(CaseState.ENRICHED);
        assertThat(codes(id)).isEmpty();
    }

    @Test
    void warnsOfAProviderThatDropsVerificationMailsWhileTheAddressIsNotVerified() {
        domain("example-test.cn", "2030-01-01");
        UUID id = test.open(TestSubmission.of("S-1").email("12345@QQ.com"));
        enrich();
        assertThat(codes(id)).containsExactlyInAnyOrder("contact.email-unverified", "contact.email-delivery");

        email(true);
        emails.get(0).put("email", "12345@qq.com");
        test.business = test.business.plus(Duration.ofDays(1));
        enrich();

        assertThat(test.state(id)).isEqualTo(CaseState.ENRICHED);
        assertThat(codes(id)).isEmpty();
    }

    @Test
    void rejectsAfterThreeDaysWithoutAVerifiedAddress() {
        domain("example-test.cn", "2030-01-01");
        email(false);
        UUID id = test.open(TestSubmission.of("S-1"));

        for (int day = 0; day < 3; day++) {
            enrich();
            assertThat(test.state(id)).isEqualTo(CaseState.HELD);
            test.business = test.business.plus(Duration.ofDays(1));
        }
        enrich();

        assertThat(test.state(id)).isEqualTo(CaseState.REJECTED);
        assertThat(codes(id)).containsExactly("contact.email-unverified");
    }

    @Test
    void keepsWhatItFoundOfARefusedDomainWhenItAsksAgain() {
        domain("a-test.cn", "2030-01-01");
        email(false);
        UUID id = test.open(TestSubmission.of("S-1").domains("a-test.cn", "b-test.cn"));
        enrich();
        email(true);
        test.business = test.business.plus(Duration.ofDays(1));
        enrich();

        assertThat(test.state(id)).isEqualTo(CaseState.ENRICHED);
        assertThat(codes(id)).containsExactly("domain.unknown-to-registrar");
    }

    @Test
    void doesNotRejectACaseOfWhichADomainIsVerifiedAlready() {
        domain("a-test.cn", "2030-01-01");
        domain("b-test.cn", "2026-03-01");
        UUID id = test.open(TestSubmission.of("S-1").domains("a-test.cn", "b-test.cn"));
        test.write(handle -> handle.execute("update domains set state = 'verified' where ascii = 'a-test.cn'"));

        enrich();

        assertThat(test.state(id)).isEqualTo(CaseState.ENRICHED);
        assertThat(states(id)).containsExactly(DomainState.VERIFIED, DomainState.REFUSED);
    }

    private void enrich() {
        test.run(Step.ENRICH, batch -> enrichment.decide(batch, domains, emails));
    }

    private void domain(String name, String expires) {
        Map<String, Object> row = new HashMap<>();
        row.put("domain", name);
        row.put("expires_on", Date.valueOf(expires));
        row.put("holder_name", "杭州测试样本有限公司");
        row.put("holder_id_type", "YYZZ");
        row.put("holder_id_number", "91330100MA00000072");
        row.put("id_data_missing", false);
        domains.add(row);
    }

    private void email(boolean verified) {
        Map<String, Object> row = new HashMap<>();
        row.put("email", "Ops@Example.cn");
        row.put("verified", verified);
        row.put("link_sent_at", null);
        emails.clear();
        emails.add(row);
    }

    private List<DomainState> states(UUID id) {
        return test.view(id).domains().stream().map(CaseDomain::state).toList();
    }

    private List<String> codes(UUID id) {
        return test.view(id).findings().stream().map(Finding::code).toList();
    }
}
