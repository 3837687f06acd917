package io.realname.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which documents are discouraged, which suffixes a holder may have, and occupations. */
class RegistrantRulesTest {
    private static final String TYPE = "/profile/idType";

    private static List<String> of(List<Finding> findings, String code) {
        return findings.stream()
                .filter(finding -> finding.code().equals(code))
                .map(finding -> finding.severity().code() + " " + finding.field() + " " + finding.variant() + " "
                        + finding.details().getOrDefault("idTypes", "-"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        // base, site, region, type, domain, what is better
        "person,cn,CN,SFZ,a.cn,",
        "person,cn,CN,HKB,a.com,'SFZ'",
        "person,cn,CN,HJZM,a.cn,'SFZ'",
        "person,cn,CN,LSSFZ,a.cn,'SFZ'",
        "person,cn,CN,LSSFZ,a.gov.cn,'SFZ'",
        "person,cn,CN,LSSFZ,a.网络,'SFZ'",
        "person,cn,CN,LSSFZ,a.中國,'SFZ'",
        "person,cn,CN,LSSFZ,a.com,",
        "person,intl,CN,HKB,a.com,",
        "hk-person,cn,HK,GAJMTX,a.com,",
        "hk-person,cn,HK,HZ,a.com,'GAJZZ,GAJMTX'",
        "hk-person,cn,TW,HZ,a.com,'TWJZZ,TWJMTX'",
        "hk-person,cn,FR,HZ,a.com,",
        "hk-person,intl,HK,HZ,a.com,",
        "company,cn,CN,ORG,a.cn,",
    })
    void discouragedDocumentsAreWarnedOfWithTheBetterOnes(
            String base, String site, String region, String type, String domain, String better) {
        assertThat(of(
                        Samples.screen(
                                base, "/site", site, "/profile/region", region, TYPE, type, "/domains/0", domain),
                        "registrant.id-type-discouraged"))
                .isEqualTo(better == null ? List.of() : List.of("warning /profile/idType null " + better));
    }

    @ParameterizedTest
    @CsvSource({
        // base, site, region, domain, refused
        "person,cn,CN,a.cn,false",
        "company,cn,CN,a.公司,false",
        "hk-company,cn,HK,a.cn,false",
        "hk-company,cn,MO,a.cn,false",
        "hk-company,cn,TW,a.cn,true",
        "hk-company,cn,SG,a.中国,true",
        "hk-company,cn,SG,a.中國,true",
        "hk-company,cn,SG,a.com,false",
        "hk-person,cn,HK,a.cn,true",
        "hk-person,cn,MO,a.xn--55qx5d,true",
        "hk-person,cn,TW,a.zj.cn,true",
        "hk-person,cn,FR,a.网络,true",
        "hk-person,cn,HK,a.com,false",
        "hk-person,cn,HK,a.商标,false",
        "hk-person,intl,HK,a.cn,false",
        "hk-person,intl,FR,a.公司,false",
    })
    void onTheChinaSiteNotEverybodyMayHoldTheSuffixesOfCnnic(
            String base, String site, String region, String domain, boolean refused) {
        assertThat(Samples.screen(base, "/site", site, "/profile/region", region, "/domains/0", domain))
                .filteredOn(finding -> finding.code().equals("registrant.suffix-not-eligible"))
                .extracting(Finding::field, Finding::severity)
                .hasSize(refused ? 1 : 0)
                .allMatch(found -> found.toList().equals(List.of("/domains/0", Severity.ERROR)));
    }

    @ParameterizedTest
    @CsvSource({
        // base, region, type, number, what is told of type and region
        "company,CN,HZ,91330100MA00000072,type-id-type",
        "company,CN,GAJMTX,91330100MA00000072,type-id-type",
        "person,HK,YYZZ,330102199001011234,type-id-type",
        "person,CN,YYZZ,330102900101123,type-id-type",
        // What the number proves is another fault.
        "company,CN,GAJZZ,810000199001011230,type-id-type region-id-type",
        "person,HK,YYZZ,91330100MA00000072,type-id-type region-id-type",
    })
    void aDocumentOfAnotherKindOfHolderSaysNothingOfRegionAndAge(
            String base, String region, String type, String number, String told) {
        assertThat(Samples.screen(
                        base,
                        "/profile/region",
                        region,
                        TYPE,
                        type,
                        "/profile/idNumber",
                        number,
                        "/domains/0",
                        "a.com"))
                .extracting(Finding::code)
                .filteredOn(code -> code.startsWith("registrant.") || code.startsWith("id-number."))
                .containsExactlyInAnyOrder(
                        Stream.of(told.split(" ")).map("registrant."::concat).toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "person,cn,SFZ,'error /profile/specialOccupation null HKB,HJZM'",
        "person,cn,LSSFZ,'error /profile/specialOccupation null HKB,HJZM'",
        "person,cn,HKB,warning /profile/specialOccupation other-document -",
        "person,intl,SFZ,error /profile/specialOccupation no-other-document -",
        "hk-person,cn,GAJMTX,warning /profile/specialOccupation other-document -",
        "company,cn,YYZZ,warning /profile/specialOccupation organization -",
    })
    void peopleOfSpecialOccupationsCannotUseTheIdentityCard(String base, String site, String type, String told) {
        assertThat(of(
                        Samples.screen(base, "/site", site, TYPE, type, "/profile/specialOccupation", true),
                        "registrant.special-occupation"))
                .containsExactly(told);
    }
}
