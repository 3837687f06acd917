package io.realname.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseDomain;
import io.realname.casefile.DomainState;
import io.realname.casefile.TestSubmission;
import io.realname.submission.Action;
import io.realname.submission.Finding;
import io.realname.submission.HolderType;
import io.realname.submission.IdTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolderCheckTest {
    private static final CaseDomain DOMAIN = new CaseDomain(
            new UUID(0, 1), new UUID(0, 2), 1, "示例.cn", "xn--fsqu00a.cn", DomainState.PENDING, 1, null, null);

    private static HolderCheck check;

    @BeforeAll
    static void load() throws IOException {
        check = new HolderCheck(IdTypes.load(Path.of("config/id-types.yaml")));
    }

    @ParameterizedTest
    @CsvSource({
        "杭州测试样本有限公司,   YYZZ, 91330100MA00000072, ''",
        "' 杭州测试样本有限公司 ', YYZZ, ' 91330100ma00000072 ', ''",
        "杭州测试样本有限公司,   YYZZ, 913301-00-MA0000 0072, ''",
        "杭州另外样本有限公司,   YYZZ, 91330100MA00000072, name",
        ",                       YYZZ, 91330100MA00000072, name",
        "杭州测试样本有限公司,   ORG,  91330100MA00000072, idType",
        "杭州测试样本有限公司,   YYZZ, 91330100MA0000015W, idNumber",
        "杭州另外样本有限公司,   ORG,  91330100MA0000015W, 'name,idType,idNumber'",
        "杭州测试样本有限公司,   what, 91330100MA00000072, idType"
    })
    void comparesTheHolderInThreeFields(String name, String type, String number, String differs) {
        List<Finding> found = check(verify(), "holder_name", name, "holder_id_type", type, "holder_id_number", number);

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
    void readsTheRegistrarsOwnCodesOfDocuments() {
        TestSubmission taiwan = verify().holder(HolderType.INDIVIDUAL, "TW").idType("TWJMTX");

        assertThat(check(taiwan, "holder_id_type", "TW", "holder_region", "TW")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true,  YYZZ, 91330100MA00000072",
        "false, ,     91330100MA00000072",
        "false, YYZZ, ",
        "false, ' ',  ' '",
        "true,  ,     "
    })
    void asksForATransferWhereTheHoldersDocumentWasNeverRecorded(boolean missing, String type, String number) {
        Object[] row = {
            "id_data_missing", missing, "holder_id_type", type, "holder_id_number", number, "holder_name", "杭州另外样本有限公司"
        };

        assertThat(codes(check(verify(), row))).containsExactly("domain.legacy-needs-transfer");
        assertThat(check(verify().action(Action.TRANSFER), row)).isEmpty();
    }

    /** Its registration has no number, so there is none at the registrar either. */
    @ParameterizedTest
    @CsvSource({", true", "0, false", "'', true"})
    void missesNoNumberOfAnOverseasOrganisationThatHasNone(String number, boolean missing) {
        TestSubmission overseas =
                verify().holder(HolderType.ORGANIZATION, "HK").idType("JWJG").number("0");

        assertThat(check(overseas, "holder_id_type", "JWJG", "holder_id_number", number, "id_data_missing", missing))
                .isEmpty();
        assertThat(codes(check(overseas, "holder_id_type", "JWJG", "holder_id_number", "1234567")))
                .containsExactly("domain.holder-mismatch");
        assertThat(codes(check(overseas, "holder_id_type", null, "holder_id_number", null)))
                .containsExactly("domain.legacy-needs-transfer");
    }

    @Test
    void asksNoTransferToHaveTheHolderThatItReplaces() {
        assertThat(check(verify().action(Action.TRANSFER), "holder_name", "杭州另外样本有限公司"))
                .isEmpty();
    }

    private static TestSubmission verify() {
        return TestSubmission.of("S-1");
    }

    private static List<Finding> check(TestSubmission submission, Object... changes) {
        RegistrarDomain known = RegistrarDomain.of(RegistrarRows.domain("xn--fsqu00a.cn", changes));
        List<Finding> found = new ArrayList<>();
        check.check(new DomainFacts(submission.submission(), DOMAIN, known, LocalDate.of(2026, 3, 3)), found::add);
        return found;
    }

    private static List<String> codes(List<Finding> found) {
        return found.stream().map(Finding::code).toList();
    }
}
