package io.realname.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseDomain;
import io.realname.casefile.DomainState;
import io.realname.casefile.TestSubmission;
import io.realname.submission.Action;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.time.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainChecksTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);
    private static final LocalDate LATER = LocalDate.of(2030, 1, 1);
    private static final String NAME = "杭州测试样本有限公司";
    private static final String NUMBER = "91330100MA00000072";
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
        assertThat(check(TestSubmission.of("S-1"), null)).singleElement().satisfies(finding -> {
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
        List<Finding> found = check(TestSubmission.of("S-1"), known(expires, NAME, "YYZZ", NUMBER, false));

        assertThat(found)
                .extracting(Finding::code)
                .containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
        assertThat(found)
                .allSatisfy(finding -> assertThat(finding.details()).containsEntry("date", expires.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "杭州测试样本有限公司,   YYZZ, 91330100MA00000072, ''",
        "' 杭州测试样本有限公司 ', YYZZ, ' 91330100ma00000072 ', ''",
        "杭州另外样本有限公司,   YYZZ, 91330100MA00000072, name",
        "杭州测试样本有限公司,   ORG,  91330100MA00000072, idType",
        "杭州测试样本有限公司,   YYZZ, 91330100MA0000015W, idNumber",
        ",                       ,     ,                   'name,idType,idNumber'",
        "杭州测试样本有限公司,   what, 91330100MA00000072, idType"
    })
    void comparesTheHolderInThreeFields(String name, String type, String number, String differs) {
        List<Finding> found = check(TestSubmission.of("S-1"), known(LATER, name, type, number, false));

        if (differs.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("domain.holder-mismatch");
                assertThat(finding.details()).containsEntry("differs", differs);
            });
        }
    }

    @Test
    void asksNoTransferToHaveTheHolderThatItReplaces() {
        assertThat(check(
                        TestSubmission.of("S-1").action(Action.TRANSFER),
                        known(LATER, "杭州另外样本有限公司", "YYZZ", NUMBER, false)))
                .isEmpty();
    }

    @Test
    void comparesNothingWithDataThatWereNeverRecorded() {
        assertThat(check(TestSubmission.of("S-1"), known(LATER, NAME, null, null, true)))
                .isEmpty();
    }

    private static List<Finding> check(TestSubmission submission, RegistrarDomain known) {
        return checks.check(submission.submission(), DOMAIN, known, TODAY);
    }

    private static RegistrarDomain known(LocalDate expires, String name, String type, String number, boolean missing) {
        return new RegistrarDomain("xn--fsqu00a.cn", expires, name, type, number, missing);
    }
}
