package io.realname.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewlyIssuedTest {
    @ParameterizedTest
    @CsvSource({
        // base, site, type, issued, today, severity, end of the hold in Shanghai (UTC+8)
        "company,cn,YYZZ,2026-06-01,2026-06-01,HOLD,2026-06-07T16:00:00Z",
        "company,cn,YYZZ,2026-06-01,2026-06-07,HOLD,2026-06-07T16:00:00Z",
        "company,cn,YYZZ,2026-06-01,2026-06-08,WARNING,",
        "company,cn,YYZZ,2026-06-01,2026-06-10,WARNING,",
        "company,cn,YYZZ,2026-06-01,2026-06-11,,",
        "company,intl,YYZZ,2026-06-01,2026-06-10,HOLD,2026-06-10T16:00:00Z",
        "company,intl,YYZZ,2026-06-01,2026-06-11,,",
        // Ten calendar days are 2020-06-11, seven business days 2020-06-10: the later counts.
        "company-2019,intl,YYZZ,2020-06-01,2020-06-10,HOLD,2020-06-10T16:00:00Z",
        "company-2019,intl,YYZZ,2020-06-01,2020-06-11,,",
        // Over the national holiday seven business days last longer than ten calendar days.
        "company-2019,intl,YYZZ,2020-09-29,2020-10-09,HOLD,2020-10-11T16:00:00Z",
        "company-2019,intl,TYDM,2020-09-29,2020-10-09,,",
    })
    void waitsAsThePolicySays(
            String base, String site, String type, String issued, String today, Severity severity, Instant until) {
        List<Finding> findings = Samples.screen(
                base, "/site", site, "/profile/idType", type, "/profile/idIssuedOn", issued, "/today", today);
        if (severity == null) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("document.newly-issued");
                assertThat(finding.severity()).isEqualTo(severity);
                assertThat(finding.until()).isEqualTo(until);
            });
        }
    }

    @Test
    void aHoldReckonedWithAYearThatIsNotAnnouncedIsProvisional() {
        assertThat(Samples.screen("company-2019", "/profile/idIssuedOn", "2020-09-29", "/today", "2020-10-09"))
                .extracting(Finding::variant)
                .containsExactly("provisional");
    }

    @ParameterizedTest
    @CsvSource({"2026-06-02", "9999-12-31"})
    void anIssueDateInTheFutureIsSaidToBeOneHoweverFar(String issued) {
        assertThat(Samples.screen("company", "/profile/idIssuedOn", issued))
                .filteredOn(finding -> finding.code().equals("document.newly-issued"))
                .extracting(Finding::variant)
                .containsExactly("in-the-future");
    }
}
