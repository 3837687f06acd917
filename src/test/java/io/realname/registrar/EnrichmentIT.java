package io.realname.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseState;
import io.realname.casefile.DomainState;
import io.realname.casefile.Step;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.Severity;
import io.realname.time.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Duration;
import java.util.ArrayList;
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
    private final List<Map<String, Object>> blocklist = new ArrayList<>();
    private final List<Map<String, Object>> government = new ArrayList<>();
    private TestFile test;
    private Enrichment enrichment;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        test = new TestFile(folder);
        enrichment = new Enrichment(
                new DomainChecks(
                        IdTypes.load(Path.of("config/id-types.yaml")),
                        Times.load(Path.of("config/times.yaml")).registrar()),
                new GovernmentQuota("gov.cn", 2),
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
            enrichment.decide(batch, domains, emails, blocklist, government);
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

    @Test
    void rejectsAHolderOnTheBlocklist() {
        domain("example-test.cn", "2030-01-01");
        blocklist.add(RegistrarRows.blocked(null, RegistrarRows.NUMBER));
        UUID id = test.open(TestSubmission.of("S-1"));

        enrich();

        assertThat(test.state(id)).isEqualTo(CaseState.REJECTED);
        assertThat(codes(id)).containsExactly("registrant.blocklisted");
        assertThat(states(id)).containsExactly(DomainState.PENDING);
    }

    @Test
    void endsANameThatIsTooManyForItsBody() {
        domain("a.gov.cn", "2030-01-01");
        domain("a-test.cn", "2030-01-01");
        government.add(RegistrarRows.government(RegistrarRows.NUMBER, "b.gov.cn", "portal"));
        government.add(RegistrarRows.government(RegistrarRows.NUMBER.toLowerCase(), "c.gov.cn", null));
        government.add(RegistrarRows.government("12330100MA00000072", "d.gov.cn", null));
        UUID id = test.open(TestSubmission.of("S-1").domains("a.gov.cn", "a-test.cn"));
        UUID other =
                test.open(TestSubmission.of("S-2").number("12330100MA00000072").domains("a-test.cn"));

        test.run(Step.ENRICH, batch -> {
            assertThat(enrichment.governmentBodies(batch)).containsExactly(RegistrarRows.NUMBER);
            assertThat(enrichment.holderNames(batch)).containsExactly(RegistrarRows.NAME);
            assertThat(enrichment.holderNumbers(batch))
                    .containsExactlyInAnyOrder(RegistrarRows.NUMBER, "12330100MA00000072");
            enrichment.decide(batch, domains, emails, blocklist, government);
        });

        assertThat(states(id)).containsExactly(DomainState.REFUSED, DomainState.PENDING);
        assertThat(codes(id)).containsExactly("domain.gov-cn-quota");
        assertThat(codes(other)).containsExactly("domain.holder-mismatch");
    }

    /** The other domain has ended already, for it needs no verification: nobody is to wait for an address then. */
    @Test
    void waitsForNoAddressOnceNothingIsLeftToReview() {
        email(false);
        UUID id = test.open(
                TestSubmission.of("S-1").domains("a-test.cn", "b-test.com").found(notRequired(1)));
        assertThat(states(id)).containsExactly(DomainState.PENDING, DomainState.ICP_NOT_ELIGIBLE);

        enrich();

        assertThat(states(id)).containsExactly(DomainState.REFUSED, DomainState.ICP_NOT_ELIGIBLE);
        assertThat(test.state(id)).isEqualTo(CaseState.ENRICHED);
        assertThat(codes(id)).contains("domain.verification-not-required", "domain.unknown-to-registrar");
    }

    private static Finding notRequired(int position) {
        return Finding.of(new Code("domain.verification-not-required", Severity.INFO, "P A"), "/domains/" + position);
    }

    private void enrich() {
        test.run(Step.ENRICH, batch -> enrichment.decide(batch, domains, emails, blocklist, government));
    }

    private void domain(String name, String expires) {
        domains.add(RegistrarRows.domain(name, "expires_on", Date.valueOf(expires)));
    }

    private void email(boolean verified) {
        emails.clear();
        emails.add(RegistrarRows.email("Ops@Example.cn", verified));
    }

    private List<DomainState> states(UUID id) {
        return test.view(id).domains().stream().map(CaseDomain::state).toList();
    }

    private List<String> codes(UUID id) {
        return test.view(id).findings().stream().map(Finding::code).toList();
    }
}
