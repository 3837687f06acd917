package io.realname.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameRulesTest {
    private static final String NAME = "/profile/name";

    private static List<String> suggestions(List<Finding> findings, String code) {
        return findings.stream()
                .filter(finding -> finding.code().equals(code) && finding.suggestion() != null)
                .map(Finding::suggestion)
                .map(PersonalText::value)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "张 三|张三",
                "\t张三|张三",
                "示例 ABC 公司|示例ABC公司",
                " Example  Limited |Example Limited",
                "Example\u00A0\u00A0Limited|Example Limited",
                "Example Limited\u3000|Example Limited",
            })
    void spacesThatDoNotBelongAreTakenOut(String name, String mended) {
        assertThat(suggestions(Samples.screen("hk-company", NAME, name), "name.whitespace"))
                .containsExactly(mended);
    }

    @ParameterizedTest
    @CsvSource({
        // base, ICP filing, name, printed name, suggestion
        "company,true,示例(杭州)公司,,示例（杭州）公司",
        "company,true,示例(杭州)公司,示例公司,示例（杭州）公司",
        "company,true,示例（杭州）公司,示例(杭州)公司,示例(杭州)公司",
        "company,false,示例（杭州）公司,示例(杭州)公司,示例(杭州)公司",
        "company,true,示例(杭州)公司,示例(杭州）公司,示例（杭州）公司",
        "company-2019,true,示例（杭州）公司,示例（杭州）公司,示例(杭州)公司",
    })
    void parenthesesOfTheWrongWidthAreMended(String base, boolean icp, String name, String printed, String mended) {
        assertThat(suggestions(
                        Samples.screen(base, "/icpFiling", icp, NAME, name, "/documents/0/printedName", printed),
                        "name.parentheses"))
                .containsExactly(mended);
    }

    @ParameterizedTest
    @CsvSource({
        "company,cn,true,示例（杭州）公司,",
        "company,cn,false,示例(杭州)公司,",
        "company,cn,false,示例（杭州）公司,",
        "company,cn,true,示例(杭州)公司,示例(杭州)公司",
        "company,intl,true,示例(杭州)公司,",
        "company,intl,true,示例（杭州）公司,",
        "company-2019,intl,true,示例(杭州)公司,示例（杭州）公司",
        "person,cn,true,张(三),",
    })
    void parenthesesOfTheRightWidthPass(String base, String site, boolean icp, String name, String printed) {
        assertThat(Samples.screen(
                        base, "/site", site, "/icpFiling", icp, NAME, name, "/documents/0/printedName", printed))
                .isEmpty();
    }
}
