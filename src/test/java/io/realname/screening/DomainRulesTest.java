package io.realname.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainRulesTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # policy    received    domain           required
            cn,         2026-06-01, example.com,     true
            cn,         2019-06-01, example.dev,     true
            intl,       2026-06-01, example.cn,      true
            intl,       2026-06-01, example.com.cn,  true
            intl,       2026-06-01, a.gov.cn,        true
            intl,       2026-06-01, 示例.中国,        true
            intl,       2026-06-01, 示例.中國,        true
            intl,       2021-01-01, 示例.公司,        true
            intl,       2026-06-01, 示例.网络,        true
            intl,       2026-06-01, example.com,     false
            intl,       2026-06-01, 示例.网址,        false
            intl,       2020-12-31, 示例.公司,        false
            intl,       2020-12-31, example.cn,      true
            """)
    void asksVerificationForTheSuffixesOfThePolicyAlone(String site, String received, String domain, boolean required) {
        List<Finding> found = Samples.screen("company", "/site", site, "/received", received, "/domains/0", domain);

        assertThat(codes(found).contains("domain.verification-not-required")).isEqualTo(!required);
        assertThat(of("domain.verification-not-required", found))
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.INFO));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # site  domain           filing  expected
            cn,     example.com,     true,   ''
            cn,     example.com.cn,  true,   ''
            cn,     示例.中國,        true,   ''
            cn,     example.org,     true,   error refused
            cn,     example.org,     false,  warning refused
            cn,     example.me,      true,   error refused
            cn,     example.dev,     true,   warning unknown
            cn,     example.dev,     false,  warning unknown
            cn,     示例.在线,        true,   ''
            intl,   example.org,     false,  ''
            intl,   example.org,     true,   ''
            """)
    void refusesASuffixOnlyWhereTheListSaysSoAndAFilingIsAskedFor(
            String site, String domain, boolean filing, String expected) {
        List<Finding> found = Samples.screen("company", "/site", site, "/domains/0", domain, "/icpFiling", filing);

        assertThat(of("domain.suffix-not-approved", found))
                .extracting(finding -> finding.severity().code() + " " + finding.variant())
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void saysOfWhichDayTheListOfSuffixesSpeaks() {
        assertThat(of("domain.suffix-not-approved", Samples.screen("company", "/domains/0", "example.org")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.details())
                        .containsEntry("suffix", "org")
                        .containsEntry("date", "2026-08-19"));
    }

    @ParameterizedTest
    @CsvSource({"example.com, com", "示例.公司, 公司"})
    void namesTheSuffixAsPeopleReadIt(String domain, String suffix) {
        assertThat(of(
                        "domain.enhanced-not-applicable",
                        Samples.screen("company", "/action", "enhanced", "/domains/0", domain)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.details()).containsEntry("suffix", suffix));
    }

    @ParameterizedTest
    @CsvSource({
        "intl, 2026-06-01, true,  2",
        "intl, 2019-06-01, true,  2",
        "intl, 2026-06-01, false, 0",
        "cn,   2026-06-01, true,  0"
    })
    void refusesEveryDomainOfAFilingOnTheInternationalSite(String site, String received, boolean filing, int count) {
        List<Finding> found = Samples.screen(
                "company",
                "/site",
                site,
                "/received",
                received,
                "/icpFiling",
                filing,
                "/domains/0",
                "example.cn",
                "/domains/1",
                "example.com");

        assertThat(of("domain.icp-not-eligible", found)).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({
        "cn,   2026-06-01, 示例赌场.cn,      true",
        "intl, 2026-06-01, 示例赌场.cn,      true",
        "intl, 2026-06-01, 示例赌场.com,     false", // not sent to review
        "cn,   2026-06-01, 示例赌场.com,     true",
        "cn,   2026-06-01, 国务院示例.gov.cn, false", // CNNIC looks at it
        "cn,   2026-06-01, 国务院示例.cn,    true"
    })
    void looksForSensitiveWordsWhereARegistryReviews(String site, String received, String domain, boolean told) {
        List<Finding> found = Samples.screen("company", "/site", site, "/received", received, "/domains/0", domain);

        assertThat(codes(found).contains("domain.sensitive-word")).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"transfer, , 1", "transfer, true, 1", "transfer, false, 0", "verify, , 0", "enhanced, true, 0"})
    void warnsThatATransferLocksTheDomainIn(String action, Boolean lock, int count) {
        List<Object> changes = new ArrayList<>(List.of("/action", action));
        if (lock != null) {
            changes.addAll(List.of("/transferLock", lock));
        }

        assertThat(of("domain.transfer-window", Samples.screen("company", changes.toArray())))
                .hasSize(count)
                .allSatisfy(finding -> assertThat(finding.details()).containsEntry("days", "60"));
    }

    @Test
    void saysOfEachFindingWhichDomainItIsAbout() {
        List<Finding> found = Samples.screen("company", "/domains/0", "example.cn", "/domains/1", "示例赌场.org");

        assertThat(found).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.field()).isEqualTo("/domains/1");
            assertThat(finding.domain()).startsWith("xn--").endsWith(".org");
        });
    }

    private static List<Finding> of(String code, List<Finding> found) {
        return found.stream().filter(finding -> finding.code().equals(code)).toList();
    }

    private static List<String> codes(List<Finding> found) {
        return found.stream().map(Finding::code).toList();
    }
}
