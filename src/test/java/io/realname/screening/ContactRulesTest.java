package io.realname.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.realname.screening.contact.ContactLists;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactRulesTest {
    private static final String ADDRESS = "/profile/address/";
    private static final String CODE = "/profile/phone/countryCode";
    private static final String NUMBER = "/profile/phone/number";
    private static final String EMAIL = "/profile/email";

    private static @Nullable String suggestion(Finding finding) {
        PersonalText text = finding.suggestion();
        return text == null ? null : text.value();
    }

    @ParameterizedTest
    @CsvSource({
        // base, part, value, finding
        "company,province,,error /profile/address/province null",
        "company,province,\u3000,error /profile/address/province null",
        "company,city,'',error /profile/address/city null",
        "company,street,'',error /profile/address/street null",
        "company,street,示例路,error /profile/address/street number",
        "company,district,,warning /profile/address/district district",
        "company,district,'',warning /profile/address/district district",
        "hk-company,street,Example Road,error /profile/address/street number",
    })
    void aPartThatIsMissingIsNamed(String base, String part, String value, String told) {
        assertThat(Samples.screen(base, ADDRESS + part, value))
                .filteredOn(finding -> finding.code().equals("contact.address-incomplete"))
                .extracting(finding -> finding.severity().code() + " " + finding.field() + " " + finding.variant())
                .containsExactly(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "示例路 1 号",
                "示例路１号",
                "示例路十二号",
                "示例路甲院",
                "示例大厦三层",
                "示例村",
                "示例 3 组",
                "示例屯",
                "示例队",
                "Example Village",
                "1 Shili Road"
            })
    void aHouseNumberOrAVillageIsEnough(String street) {
        assertThat(Samples.screen("company", ADDRESS + "street", street)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"东莞市,示例路 1 号", "杭州市西湖区,示例路 1 号", "杭州市,西湖区示例路 1 号", "嘉兴市,示例镇示例路 1 号"})
    void aDistrictNeedNotStandInItsOwnField(String city, String street) {
        assertThat(Samples.screen(
                        "company", ADDRESS + "district", null, ADDRESS + "city", city, ADDRESS + "street", street))
                .isEmpty();
    }

    @Test
    void anAddressThatIsNotThereAtAllIsTheSchemasMatter() {
        assertThat(Samples.screen("company", "/profile/address", null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // base, site, holder's region, address, severity
        "company,cn,CN,CN,",
        "company,cn,CN,HK,ERROR",
        "company,intl,CN,HK,ERROR",
        "hk-company,cn,HK,HK,",
        "hk-company,cn,HK,CN,ERROR",
        "person,cn,CN,CN,",
        "person,intl,CN,SG,ERROR",
        "hk-person,cn,HK,CN,",
        "hk-person,cn,HK,HK,WARNING",
        "hk-person,cn,FR,DE,WARNING",
        "hk-person,intl,HK,SG,",
    })
    void theAddressIsInTheHoldersRegionAndOnTheChinaSiteInTheMainland(
            String base, String site, String region, String country, Severity severity) {
        assertThat(Samples.screen(base, "/site", site, "/profile/region", region, ADDRESS + "country", country))
                .filteredOn(finding -> finding.code().equals("contact.address-region"))
                .extracting(Finding::severity)
                .containsExactlyElementsOf(severity == null ? List.of() : List.of(severity));
    }

    @ParameterizedTest
    @CsvSource({
        "浙江省杭州市西湖区示例路 1 号,false",
        "浙江省杭州市西湖区示例路１号。,false",
        "杭州市西湖区示例路1号,false",
        "浙江杭州西湖示例路1号,false",
        "示例路1号,false",
        "浙江省杭州市西湖区示例路 11 号,true",
        "浙江省杭州市西湖区示例路 1 号 2 楼,true",
        "浙江省杭州市拱墅区示例路 1 号,true",
    })
    void anOrganisationsAddressIsComparedWithItsDocuments(String printed, boolean differs) {
        assertThat(Samples.screen("company", "/documents/0/printedAddress", printed))
                .extracting(Finding::code)
                .containsExactlyElementsOf(differs ? List.of("contact.address-mismatch") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        // country, code, wrong
        "CN,310000,false",
        "CN,31000,true",
        "CN,3100000,true",
        "CN,31000O,true",
        "CN,'',true",
        "CN,' 310000',false",
        "TW,106,false",
        "TW,10601,false",
        "TW,106401,false",
        "TW,1064,true",
        "TW,'',true",
        "HK,,false",
        "HK,'',false",
        "HK,000000,false",
        "HK,999077,false",
        "MO,999078,false",
        "HK,999079,true",
        "MO,100000,true",
        "GB,EC1A 1BB,false",
        "US,12345-6789,false",
        "DE,1234567890123456,false",
        "DE,12345678901234567,true",
        "DE,60311/1,true",
        "DE,'',true",
        "AE,'',false",
    })
    void postalCodesHaveTheFormOfTheirRegion(String country, String code, boolean wrong) {
        assertThat(Samples.screen("company", ADDRESS + "country", country, ADDRESS + "postalCode", code))
                .filteredOn(finding -> finding.code().equals("contact.postal-code"))
                .hasSize(wrong ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        // base, code, severity, variant, suggestion
        "company,86,,,",
        "company,+86,,,",
        "company,0086,,,",
        "company,＋86,ERROR,unassigned,86",
        "company,010,ERROR,area-code,86",
        "company,021,ERROR,area-code,86",
        "company,0571,ERROR,area-code,86",
        "company,086,ERROR,unassigned,86",
        "company,999,ERROR,unassigned,86",
        "company,'',ERROR,unassigned,86",
        "company,86a,ERROR,unassigned,86",
        "company,852,ERROR,mainland,86",
        "hk-company,852,,,",
        "hk-company,0571,ERROR,area-code,852",
        "hk-company,86,WARNING,,852",
        "hk-person,86,,,",
        "hk-person,852,,,",
        "hk-person,853,WARNING,,852",
    })
    void countryCodesAreAssignedAndTheHolders(
            String base, String code, Severity severity, String variant, String suggestion) {
        assertThat(Samples.screen(base, CODE, code))
                .filteredOn(finding -> finding.field().equals(CODE))
                .extracting(Finding::severity, Finding::variant, ContactRulesTest::suggestion)
                .containsExactlyElementsOf(
                        severity == null ? List.of() : List.of(tuple(severity, variant, suggestion)));
    }

    @ParameterizedTest
    @CsvSource({
        // base, number, variant, suggestion
        "company,13800138000,,",
        "company,138 0013 8000,,",
        "company,0571-88880000,,",
        "company,(0571) 88880000,,",
        "company,057188880000,,",
        "company,１３８００１３８０００,,",
        "company,1380,too-short,",
        "company,888800,local-only,",
        "company,1380013800012,too-long,",
        "company,8613800138000,code-repeated,13800138000",
        "company,+8613800138000,code-repeated,13800138000",
        "company,0086 138-0013-8000,code-repeated,13800138000",
        "company,861088880000,code-repeated,1088880000",
        "company,+85221234567,length,",
        "company,13800138000/13900139000,too-long,",
        "company,13800138000转1,characters,",
        "company,'',empty,",
        "hk-company,21234567,,",
        "hk-company,85221234567,code-repeated,21234567",
        "hk-company,2123,too-short,",
    })
    void telephoneNumbersArePossibleOnesOfTheirCountry(String base, String number, String variant, String suggestion) {
        assertThat(Samples.screen(base, NUMBER, number))
                .extracting(Finding::code, Finding::variant, ContactRulesTest::suggestion)
                .containsExactlyElementsOf(
                        variant == null ? List.of() : List.of(tuple("contact.phone", variant, suggestion)));
    }

    /** +1 numbers have ten digits, and so have mainland mobiles behind their first 1. */
    @ParameterizedTest
    @ValueSource(strings = {"US", "CA"})
    void aMainlandMobileIsNoAmericanNumberBehindItsCode(String region) {
        for (int prefix = 130; prefix <= 199; prefix++) {
            for (String rest : List.of("00138000", "23456789", "12345678", "98765432")) {
                assertThat(Samples.screen(
                                "hk-person",
                                "/profile/region",
                                region,
                                "/profile/idType",
                                "HZ",
                                "/profile/idNumber",
                                "X12345678",
                                "/profile/address/country",
                                "CN",
                                CODE,
                                "86",
                                NUMBER,
                                prefix + rest))
                        .filteredOn(finding -> finding.code().equals("contact.phone"))
                        .as(prefix + rest)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202D13800138000\u202C",
                "138\t0013\t8000",
                "\u200B13800138000",
                "13800138000\uFEFF",
                "\u202D0571\u20138888\u00A00000\u202C"
            })
    void whatCannotBeSeenInANumberDoesNotCount(String number) {
        assertThat(Samples.screen("company", NUMBER, number, "/profile/phone/extension", "801\u202C"))
                .isEmpty();
    }

    @Test
    void aNumberIsNotBlamedForAWrongCountryCode() {
        assertThat(Samples.screen("company", CODE, "0571", NUMBER, "88880000"))
                .extracting(Finding::code)
                .containsExactly("contact.country-code");
        assertThat(Samples.screen("company", CODE, "852", NUMBER, "13800138000"))
                .extracting(Finding::code)
                .containsExactly("contact.country-code");
    }

    @ParameterizedTest
    @CsvSource({",false", "'',false", "801,false", "无,true", "-,true", "８０１,true", "80 1,true"})
    void anExtensionIsANumber(String extension, boolean wrong) {
        assertThat(Samples.screen("company", "/profile/phone/extension", extension))
                .extracting(Finding::code, Finding::field)
                .containsExactlyElementsOf(
                        wrong ? List.of(tuple("contact.phone", "/profile/phone/extension")) : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        // address, code, suggestion
        "ops@example.cn,,",
        "o.p-s+1_2@mail.example.com,,",
        "OPS@EXAMPLE.CN,,",
        "ops@例子.中国,,",
        "ops@example.co.uk,,",
        "ops@example.travel,,",
        "ops@xn--fsqu00a.xn--fiqs8s,,",
        "ops@example.club,contact.email-new-tld,",
        "ops@例子.公司,contact.email-new-tld,",
        "'',contact.email,",
        "@example.cn,contact.email,",
        "ops,contact.email,",
        "ops@,contact.email,",
        "ops@example,contact.email,",
        "ops@example.c,contact.email,",
        "ops@.cn,contact.email,",
        "ops@example..cn,contact.email,",
        "ops@-example.cn,contact.email,",
        "ops@example.123,contact.email,",
        "ops@[127.0.0.1],contact.email,",
        ".ops@example.cn,contact.email,",
        "o..ps@example.cn,contact.email,",
        "ops.@example.cn,contact.email,",
        "o ps@example.cn,contact.email,ops@example.cn",
        "' ops@example.cn',contact.email,ops@example.cn",
        "ops＠example。cn,contact.email,ops@example.cn",
        "ops@example。cn,contact.email,ops@example.cn",
        "ops@ｅxample.cn,contact.email,ops@example.cn",
        "ops＠example.cn,contact.email,ops@example.cn",
        "a@example.cn;b@example.cn,contact.email,",
        "运维@example.cn,contact.email,",
    })
    void anAddressIsOneToWhichMailCanBeDelivered(String email, String code, String suggestion) {
        assertThat(Samples.screen("company", EMAIL, email))
                .extracting(Finding::code, ContactRulesTest::suggestion)
                .containsExactlyElementsOf(code == null ? List.of() : List.of(tuple(code, suggestion)));
    }

    @ParameterizedTest
    @CsvSource({"64,true", "65,false"})
    void theLocalPartHasAtMost64Characters(int length, boolean passes) {
        assertThat(Samples.screen("company", EMAIL, "a".repeat(length) + "@example.cn")
                        .isEmpty())
                .isEqualTo(passes);
    }

    /** The schema cannot read the lists of the rules, so both have their own. */
    @Test
    void theListsOfRegionsAreThoseOfTheSchema() throws IOException {
        ContactLists lists = ContactLists.load(Path.of("config/contact.yaml"));
        JsonNode schema = JsonMapper.builder()
                .build()
                .readTree(Path.of("config/manifest.schema.json").toFile());
        JsonNode conditions = schema.at("/$defs/address/allOf");
        assertThat(lists.withoutProvince()).isEqualTo(regions(conditions.get(0)));
        assertThat(lists.withoutPostalCode()).isEqualTo(regions(conditions.get(1)));
    }

    private static Set<String> regions(JsonNode condition) {
        Set<String> regions = new HashSet<>();
        condition.at("/if/properties/country/enum").forEach(region -> regions.add(region.asText()));
        return regions;
    }
}
