package io.realname.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseDomain;
import io.realname.casefile.DomainState;
import io.realname.casefile.TestSubmission;
import io.realname.submission.Action;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.Severity;
import io.realname.submission.Site;
import io.realname.submission.Submission;
import io.realname.time.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainChecksTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);
    private static final CaseDomain DOMAIN = new CaseDomain(
            new UUID(0, 1), new UUID(0, 2), 1, "示例.cn", "xn--fsqu00a.cn", DomainState.PENDING, 1, null, null);

    private static DomainChecks checks;

    @BeforeAll
    static void load() throws IOException {
        checks = new DomainChecks(
                IdTypes.load(Path.of("config/id-types.yaml")),
                Times.load(Path.of("config/times.yaml")).registrar());
    }

    @Test
    void reportsADomainThatTheRegistrarDoesNotHave() {
        List<Finding> found = checks.check(TestSubmission.of("S-1").submission(), DOMAIN, null, TODAY);

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("domain.unknown-to-registrar");
            assertThat(finding.field()).isEqualTo("/domains/1");
            assertThat(finding.domain()).isEqualTo("xn--fsqu00a.cn");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, domain.expired",
        "2026-03-03, domain.expires-soon", // its last day
        "2026-04-02, domain.expires-soon", // 30 days
        "2026-04-03, ''",
        ", ''"
    })
    void judgesTheExpiryDate(LocalDate expires, String code) {
        List<Finding> found = check(verify(), "expires_on", expires == null ? null : Date.valueOf(expires));

        assertThat(found)
                .extracting(Finding::code)
                .containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
        assertThat(found)
                .allSatisfy(finding -> assertThat(finding.details()).containsEntry("date", expires.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, ok, ''",
        "true,  false, ok, update",
        "false, true,  ok, transfer",
        "true,  true,  ok, 'update,transfer'",
        "false, false, 'clientTransferProhibited', ''",
        "false, false, 'ok, serverUpdateProhibited', update",
        "false, false, 'clientUpdateProhibited', update"
    })
    void wantsLocksOffForATransferAlone(boolean update, boolean transfer, String statuses, String locks) {
        Object[] row = {"update_locked", update, "transfer_locked", transfer, "epp_statuses", statuses};
        List<Finding> found = check(verify().action(Action.TRANSFER), row);

        assertThat(check(verify(), row)).isEmpty();
        assertThat(found).hasSize(locks.isEmpty() ? 0 : 1).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("domain.locked");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.details()).containsEntry("locks", locks);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ok,                       true,  false, '', ''",
        "clientHold,               false, false, domain.client-hold, email",
        "clientHold,               false, true,  domain.client-hold, email",
        "'clientHold,ok',          true,  false, domain.client-hold, unverified",
        "CLIENTHOLD,               true,  true,  domain.client-hold, ",
        "serverHold,               true,  false, domain.server-hold, ",
        "serverHold,               true,  true,  domain.server-hold, verified",
        "serverTransferProhibited, false, false, '', ''"
    })
    void tellsWhyADomainIsHeld(String statuses, boolean email, boolean verified, String code, String variant) {
        List<Finding> found =
                check(verify(), "epp_statuses", statuses, "email_verified", email, "domain_verified", verified);

        assertThat(codes(found)).containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
        assertThat(found).allSatisfy(finding -> {
            assertThat(finding.variant()).isEqualTo(variant);
            assertThat(finding.severity()).isEqualTo(code.endsWith("client-hold") ? Severity.WARNING : Severity.INFO);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "cn,   true,  true,  ''",
        "cn,   ,      true,  ''",
        "cn,   false, false, warning",
        "cn,   false, true,  error",
        "intl, false, false, ''"
    })
    void wantsAnApprovedRegistrarForAFiling(String site, Boolean approved, boolean filing, String severity) {
        TestSubmission test = verify().site(Site.of(site));
        List<Finding> found = checks.check(
                filed(test.submission(), filing),
                DOMAIN,
                RegistrarDomain.of(RegistrarRows.domain("xn--fsqu00a.cn", "registrar_approved", approved)),
                TODAY);

        assertThat(found).hasSize(severity.isEmpty() ? 0 : 1).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("domain.registrar-not-approved");
            assertThat(finding.severity().code()).isEqualTo(severity);
        });
    }

    @ParameterizedTest
    @CsvSource({"cn, intl, true, true", "cn, intl, false, false", "cn, cn, true, false", "intl, intl, true, false"})
    void refusesAFilingForADomainThatTheRegistrarKeepsOnTheInternationalSite(
            String site, String known, boolean filing, boolean told) {
        List<Finding> found = checks.check(
                filed(verify().site(Site.of(site)).submission(), filing),
                DOMAIN,
                RegistrarDomain.of(RegistrarRows.domain("xn--fsqu00a.cn", "site", known)),
                TODAY);

        assertThat(codes(found)).containsExactlyElementsOf(told ? List.of("domain.icp-not-eligible") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"true, false, true", "true, true, false", "false, false, false", "false, true, false"})
    void remarksUponAVerifiedProfileWithoutItsDomain(boolean profile, boolean domain, boolean told) {
        Object[] row = {"profile_verified", profile, "domain_verified", domain};

        assertThat(codes(check(verify(), row)))
                .containsExactlyElementsOf(told ? List.of("domain.profile-only") : List.of());
        assertThat(check(verify().action(Action.TRANSFER), row)).isEmpty();
    }

    @Test
    void tellsAllFaultsAtOnce() {
        List<Finding> found = check(
                verify(),
                "expires_on",
                Date.valueOf("2026-03-02"),
                "holder_name",
                "杭州另外样本有限公司",
                "epp_statuses",
                "clientHold,serverHold",
                "registrar_approved",
                false,
                "profile_verified",
                true);

        assertThat(codes(found))
                .containsExactly(
                        "domain.expired",
                        "domain.holder-mismatch",
                        "domain.client-hold",
                        "domain.server-hold",
                        "domain.registrar-not-approved",
                        "domain.profile-only");
    }

    private static TestSubmission verify() {
        return TestSubmission.of("S-1");
    }

    private static Submission filed(Submission plain, boolean filing) {
        return new Submission(
                plain.submissionId(),
                plain.site(),
                plain.action(),
                plain.language(),
                plain.profile(),
                plain.domains(),
                plain.documents(),
                filing,
                null,
                null,
                true);
    }

    private static List<Finding> check(TestSubmission submission, Object... changes) {
        Map<String, Object> row = RegistrarRows.domain("xn--fsqu00a.cn", changes);
        return checks.check(submission.submission(), DOMAIN, RegistrarDomain.of(row), TODAY);
    }

    private static List<String> codes(List<Finding> found) {
        return found.stream().map(Finding::code).toList();
    }
}
