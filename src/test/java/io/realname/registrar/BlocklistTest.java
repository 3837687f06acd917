package io.realname.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.TestSubmission;
import io.realname.submission.Finding;
import io.realname.submission.HolderType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocklistTest {
    @ParameterizedTest
    @CsvSource({
        ",                   91330100MA00000072,  /profile/idNumber",
        ",                   ' 91330100ma00000072', /profile/idNumber",
        "杭州测试样本有限公司, ,                    /profile/name",
        "杭州测试样本有限公司, 91330100MA0000015W,  /profile/name",
        "杭州测试样本有限公司, 91330100MA00000072,  /profile/name /profile/idNumber",
        "杭州测试样本公司,    91330100MA0000015W,  ''",
        ",                   ,                    ''"
    })
    void findsNameAndNumberEachForItself(String name, String number, String fields) {
        List<Finding> found = check(TestSubmission.of("S-1"), RegistrarRows.blocked(name, number));

        assertThat(found)
                .extracting(Finding::field)
                .containsExactlyElementsOf(fields.isEmpty() ? List.of() : List.of(fields.split(" ")));
        assertThat(found).extracting(Finding::code).allMatch("registrant.blocklisted"::equals);
    }

    /** People share their names, companies do not. */
    @ParameterizedTest
    @CsvSource({
        "INDIVIDUAL,   339999199003070028, 0",
        "INDIVIDUAL,   ,                   1",
        "INDIVIDUAL,   339999199003070036, 1",
        "ORGANIZATION, 339999199003070028, 1"
    })
    void doesNotTurnAwayEverybodyOfOneName(HolderType type, String listed, int found) {
        TestSubmission submission =
                TestSubmission.of("S-1").holder(type, "CN").name("王样本").number("339999199003070036");

        assertThat(check(submission, RegistrarRows.blocked("王样本", listed))).hasSize(found);
    }

    @Test
    void takesNoNumberForNobodysNumber() {
        assertThat(check(TestSubmission.of("S-1").number("0"), RegistrarRows.blocked(null, "0")))
                .isEmpty();
        assertThat(Blocklist.number(TestSubmission.of("S-1").number("0").profile()))
                .isEmpty();
    }

    @Test
    void neverTellsWhoIsOnIt() {
        Blocklist list = Blocklist.of(List.of(RegistrarRows.blocked("杭州测试样本有限公司", "91330100MA00000072")));

        assertThat(list.toString()).doesNotContain("杭州", "9133");
    }

    private static List<Finding> check(TestSubmission submission, Map<String, Object> row) {
        List<Finding> found = new ArrayList<>();
        Blocklist.of(List.of(row)).check(submission.profile(), found::add);
        return found;
    }
}
