package io.realname.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The suffixes and actions for which a domain needs papers of its own. */
class DomainPapersTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # papers                                        missing
            '',                                             'application-form,government-proof,contact-id'
            application-form government-proof,              contact-id
            government-proof contact-id,                    application-form
            application-form contact-id,                    government-proof
            application-form government-proof contact-id,   ''
            """)
    void namesThePapersThatAGovernmentNameLacks(String papers, String missing) {
        List<Finding> found = of("domain.gov-cn-papers", Samples.screen("company", changes("example.gov.cn", papers)));

        assertThat(found)
                .extracting(finding -> finding.details().get("papers"))
                .containsExactlyElementsOf(missing.isEmpty() ? List.of() : List.of(missing));
    }

    /** The number is a made-up one of a region that does not exist. */
    @ParameterizedTest
    @CsvSource({
        "example.gov.cn, SFZ, 339999199003070028, false",
        "example.gov.cn, SFZ, 339999199003070029, true",
        "example.gov.cn, SFZ, 3399991990030700, true",
        "example.gov.cn, HZ,  X00000001, false",
        "example.cn,     SFZ, 339999199003070029, false"
    })
    void checksTheContactsNumberForGovernmentNamesAlone(String domain, String type, String number, boolean told) {
        Map<String, Object> contact = Map.of("name", "李样本", "idType", type, "idNumber", number);
        List<Object> changes =
                new ArrayList<>(List.of(changes(domain, "application-form government-proof contact-id")));
        changes.addAll(List.of("/profile/contact", contact));

        assertThat(of("domain.gov-cn-papers", Samples.screen("company", changes.toArray())))
                .extracting(Finding::variant)
                .containsExactlyElementsOf(told ? List.of("contact") : List.of());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # domain          owner                   papers            told
            示例.商标,         杭州示例网络有限公司,    trademark-proof,  ''
            示例.商标,         ' 杭州示例网络有限公司 ', trademark-proof,  ''
            示例.trademark,    杭州示例网络有限公司,    trademark-proof,  ''
            示例.商标,         ,                       trademark-proof,  absent
            示例.商标,         '  ',                    trademark-proof,  absent
            示例.商标,         杭州示例网絡有限公司,    trademark-proof,  other
            示例.商标,         杭州示例网络有限公司,    '',               proof
            示例.商标,         ,                       '',               absent proof
            示例.商城,         ,                       '',               ''
            """)
    void wantsTheTrademarksOwnerForTheSuffixesOfTrademarks(String name, String owner, String papers, String told) {
        Map<String, Object> domain =
                owner == null ? Map.of("name", name) : Map.of("name", name, "trademarkOwner", owner);

        assertThat(of("domain.trademark-owner", Samples.screen("company", changes(domain, papers))))
                .extracting(Finding::variant)
                .containsExactlyInAnyOrder(told.isEmpty() ? new String[0] : told.split(" "));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # role         papers                                       website            told
            ,              '',                                          ,                  'null restaurant-entity,restaurant-operation'
            ,              restaurant-commitment,                       ,                  ''
            information,   restaurant-commitment,                       ,                  ''
            catering,      restaurant-entity restaurant-operation,      ,                  ''
            catering,      restaurant-operation,                        ,                  catering restaurant-entity
            services,      restaurant-entity,                           ,                  services restaurant-operation
            services,      restaurant-entity restaurant-operation,      ,                  ''
            information,   restaurant-entity restaurant-operation,      ,                  website null
            information,   restaurant-entity restaurant-operation,      https://a.cn,      ''
            """)
    void wantsThePapersOfTheRoleForTheSuffixesOfRestaurants(String role, String papers, String website, String told) {
        Map<String, Object> domain = role == null ? Map.of("name", "示例.餐厅") : Map.of("name", "示例.餐厅", "role", role);
        List<Object> changes = new ArrayList<>(List.of(changes(domain, papers)));
        if (website != null) {
            changes.addAll(List.of("/website", website));
        }

        assertThat(of("domain.restaurant-papers", Samples.screen("company", changes.toArray())))
                .extracting(
                        finding -> finding.variant() + " " + finding.details().get("papers"))
                .containsExactlyElementsOf(told.isEmpty() ? List.of() : List.of(told));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # domain       notice       papers            told
            example.cn,    2026-05-22,  enhanced-papers,  ''
            example.cn,    2026-05-21,  enhanced-papers,  domain.enhanced-papers late
            example.cn,    ,            enhanced-papers,  ''
            example.cn,    2026-05-22,  '',               domain.enhanced-papers null
            example.cn,    ,            '',               domain.enhanced-papers null
            example.cn,    2026-05-21,  '',               domain.enhanced-papers late
            示例.中国,      2026-05-22,  '',               domain.enhanced-papers null
            示例.中國,      2026-05-22,  enhanced-papers,  ''
            example.com,   2026-05-01,  '',               domain.enhanced-not-applicable null
            示例.公司,      2026-05-22,  enhanced-papers,  domain.enhanced-not-applicable null
            """)
    void wantsThePapersOfAnEnhancedVerificationInTime(String domain, String notice, String papers, String told) {
        List<Object> changes = new ArrayList<>(List.of(changes(domain, papers)));
        changes.addAll(List.of("/action", "enhanced"));
        if (notice != null) {
            changes.addAll(List.of("/enhancedNoticeOn", notice));
        }

        assertThat(Samples.screen("company", changes.toArray()).stream()
                        .filter(finding -> finding.code().startsWith("domain.enhanced")))
                .extracting(finding -> finding.code() + " " + finding.variant())
                .containsExactlyElementsOf(told.isEmpty() ? List.of() : List.of(told));
    }

    private static Object[] changes(Object domain, String papers) {
        List<Object> changes = new ArrayList<>(List.of("/domains/0", domain));
        int position = 1;
        for (String role :
                Stream.of(papers.split(" ")).filter(word -> !word.isEmpty()).toList()) {
            changes.add("/documents/" + position++);
            changes.add(Map.of("role", role, "file", role + ".jpg"));
        }
        return changes.toArray();
    }

    private static List<Finding> of(String code, List<Finding> found) {
        return found.stream().filter(finding -> finding.code().equals(code)).toList();
    }
}
