package io.realname.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a name consists of, against its document and its English form. */
class NameContentTest {
    private static final String NAME = "/profile/name";
    private static final String ENGLISH = "/profile/nameEn";
    private static final String PRINTED = "/documents/0/printedName";

    private static @Nullable String suggestion(Finding finding) {
        PersonalText text = finding.suggestion();
        return text == null ? null : text.value();
    }

    @ParameterizedTest
    @CsvSource({
        // name, suggestion
        "示例（杭州)公司,示例（杭州）公司",
        "示例(杭州）公司,示例（杭州）公司",
        "示例(a)（b）公司,示例（a）（b）公司",
        "Example (HK） Limited,Example (HK) Limited",
        "示例(杭州公司,",
        "示例杭州）公司,",
        "示例）杭州（公司,",
    })
    void parenthesesThatDoNotGoTogetherAreMixedAndNothingElse(String name, String mended) {
        assertThat(Samples.screen("company", "/icpFiling", true, NAME, name))
                .extracting(Finding::code, NameContentTest::suggestion)
                .containsExactly(tuple("name.parentheses-mixed", mended));
    }

    @Test
    void whereAParenthesisIsMissingTheDocumentSaysWhere() {
        assertThat(Samples.screen("company", NAME, "示例（杭州公司", PRINTED, "示例（杭州）公司"))
                .extracting(Finding::code, NameContentTest::suggestion)
                .containsExactly(tuple("name.parentheses-mixed", "示例（杭州）公司"));
        assertThat(Samples.screen("company-2019", NAME, "示例（杭州公司", PRINTED, "示例（杭州）公司"))
                .extracting(Finding::code, NameContentTest::suggestion)
                .containsExactly(tuple("name.parentheses-mixed", "示例(杭州)公司"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2022", "\u30FB", "\uFF0E", ".", "\u2027", "\u2219", "\u22C5", "\uFF65", "\u0387"})
    void everyLookAlikeOfTheSeparatorIsMended(String dot) {
        assertThat(Samples.screen("person", NAME, "示例" + dot + "样" + dot + "本"))
                .extracting(Finding::code, NameContentTest::suggestion)
                .containsExactly(tuple("name.middle-dot", "示例\u00B7样\u00B7本"));
    }

    @Test
    void suggestionsMendAllFaultsOfANameAtOnce() {
        assertThat(Samples.screen("company", "/icpFiling", true, NAME, " 示例•样本 (杭州)公司"))
                .extracting(Finding::code, NameContentTest::suggestion)
                .containsExactlyInAnyOrder(
                        tuple("name.whitespace", "示例\u00B7样本（杭州）公司"),
                        tuple("name.middle-dot", "示例\u00B7样本（杭州）公司"),
                        tuple("name.parentheses", "示例\u00B7样本（杭州）公司"));
        assertThat(Samples.screen("company", NAME, "示例 样本(杭州公司"))
                .as("half a mend is no suggestion")
                .extracting(NameContentTest::suggestion)
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource({
        // base, name, English name, code, suggestion
        "person,阿不都\u00B7热合曼,Abudu\u00B7Reheman,name.english-special,Abudu Reheman",
        "company,《示例》杂志社,《Shili》 Zazhishe,name.english-special,Shili Zazhishe",
        "company,杭州示例网络有限公司,杭州示例网络有限公司,name.english-special,Hangzhou Shili Wangluo Youxian Gongsi",
        "company,杭州示例网络有限公司,Hangzhou Shílì,name.english-special,Hangzhou Shili",
        "company,杭州示例网络有限公司,Hangzhou Ｓhili,name.english-special,Hangzhou Shili",
        "company,杭州示例网络有限公司,Shili_Ltd/1,name.english-special,Shili Ltd 1",
        "company,杭州示例网络有限公司,S,name.english-length,Hangzhou Shili Wangluo Youxian Gongsi",
        "company,杭州示例网络有限公司,'',name.english-length,Hangzhou Shili Wangluo Youxian Gongsi",
        "person,单小样,'  ',name.english-length,Shan Xiaoyang",
        "hk-company,Example Holdings Limited,EXAMPLE HOLDINGS LIMITED,name.overseas-mismatch,Example Holdings Limited",
        "hk-company,Example Holdings Limited,Example  Holdings Limited,name.overseas-mismatch,Example Holdings Limited",
        "hk-company,Société #1,Societe 2,name.overseas-mismatch,Societe 1",
        "hk-company,Société #1,Société #1,name.english-special,Societe 1",
        "hk-company,Example Limited,Example\u00B7Limited,name.english-special,Example Limited",
    })
    void anEnglishNameThatIsNotOneIsMended(String base, String name, String english, String code, String mended) {
        assertThat(Samples.screen(base, NAME, name, ENGLISH, english))
                .extracting(Finding::code, Finding::severity, Finding::field, NameContentTest::suggestion)
                .containsExactly(tuple(code, Severity.ERROR, ENGLISH, mended));
    }

    @ParameterizedTest
    @CsvSource({
        "company,杭州示例网络有限公司,Shili (Hangzhou) Network Co.,",
        "hk-company,示例控股有限公司,Example Holdings,",
        "hk-company,Müller Trading,Muller Trading,",
        "hk-company,Müller Trading,Mueller Trading,",
        "hk-company,Société #1 - Asia,Societe 1 - Asia,",
        "hk-company,Пример,Primer,",
        "hk-company,サンプル,Sanpuru,",
        "hk-company,' Example Limited',Example Limited,name.whitespace",
        "company,Example,Shili,",
    })
    void anEnglishNameThatFitsPasses(String base, String name, String english, String code) {
        assertThat(Samples.screen(base, NAME, name, ENGLISH, english))
                .filteredOn(finding -> !finding.code().equals("name.rare-characters"))
                .extracting(Finding::code)
                .containsExactlyElementsOf(code == null ? List.of() : List.of(code));
    }

    @Test
    void aDerivedEnglishNameThatIsTooLongShortensItselfAndIsOnlyWarnedOf() {
        assertThat(Samples.screen("company", NAME, "装备制造工业".repeat(10)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.toString()).isEqualTo("warning name.english-length /profile/nameEn");
                    assertThat(finding.variant()).isEqualTo("derived");
                    assertThat(suggestion(finding)).hasSizeBetween(100, 128).startsWith("Zhuangbei Zhizao");
                });
    }

    @Test
    void aLongLatinNameMayBeShortenedInItsEnglishForm() {
        String name = "Example Harbour Trading and Commerce ".repeat(4).strip();
        assertThat(Samples.screen("hk-company", NAME, name, ENGLISH, name.substring(0, 120)))
                .extracting(Finding::code)
                .containsExactly("name.too-long");
        assertThat(Samples.screen("hk-company", NAME, name, ENGLISH, "Another " + name.substring(0, 100)))
                .extracting(Finding::code)
                .contains("name.overseas-mismatch");
    }

    @ParameterizedTest
    @CsvSource({
        "Zhejiang,Hangzhou,1 Shili Road,",
        "Zhejiang,Hangzhou,'No. 1/2, #3, Shili Road',",
        "Z,Hangzhou,1 Shili Road,name.english-length",
        "Zhejiang,Hangzhou,示例路 1 号,name.english-special",
        "Zhejiang,Hángzhōu,1 Shili Road,name.english-special",
    })
    void theEnglishAddressIsHeldToTheSame(String province, String city, String street, String code) {
        assertThat(Samples.screen(
                        "company", "/profile/addressEn", Map.of("province", province, "city", city, "street", street)))
                .extracting(Finding::code)
                .containsExactlyElementsOf(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        // name, printed, suggestion
        "杭州示例有限公司 Example Limited,杭州示例有限公司 Example Limited,杭州示例有限公司",
        "Example Limited,杭州示例有限公司 Example Limited,杭州示例有限公司",
        "Example Limited,Example Limited 杭州示例有限公司,杭州示例有限公司",
        "Example Limited,示例（杭州）有限公司（Example Limited）,示例（杭州）有限公司",
        "Example Limited,杭州示例有限公司/Example,杭州示例有限公司",
        "另一有限公司,杭州示例有限公司 Example Limited,杭州示例有限公司",
    })
    void ofTwoNamesOnADocumentTheChineseOneCounts(String name, String printed, String mended) {
        assertThat(Samples.screen("company", NAME, name, PRINTED, printed))
                .extracting(Finding::code, NameContentTest::suggestion)
                .containsExactly(tuple("name.bilingual", mended));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXAMPLE Pay株式会社", "EXAMPLE Pay 株式会社", "EXAMPLE Pay（东京）有限公司", "EXAMPLE Pay日本株式会社"})
    void latinLettersBeforeALegalFormOrTouchingTheChineseOnesBelongToTheName(String name) {
        assertThat(Samples.screen(
                        "hk-company",
                        "/profile/region",
                        "JP",
                        "/profile/address/country",
                        "JP",
                        NAME,
                        name,
                        PRINTED,
                        name))
                .extracting(Finding::code)
                .doesNotContain("name.bilingual", "name.document-mismatch");
    }

    @Test
    void ofTwoNamesThatTouchBothAreTaken() {
        String printed = "杭州示例有限公司Example Limited";
        assertThat(Samples.screen("company", NAME, "杭州示例有限公司", PRINTED, printed))
                .isEmpty();
        assertThat(Samples.screen("company", NAME, "杭州样本有限公司", PRINTED, printed))
                .extracting(Finding::code)
                .containsExactly("name.document-mismatch");
    }

    @Test
    void aPersonsPermitBearsTheNameInTwoScripts() {
        assertThat(Samples.screen("hk-person", NAME, "CHAN Shilei", PRINTED, "陈示例 CHAN, Shilei"))
                .extracting(Finding::code, NameContentTest::suggestion)
                .containsExactly(tuple("name.bilingual", "陈示例"));
        assertThat(Samples.screen("hk-person", NAME, "陈示例", PRINTED, "CHAN, Shilei 陈示例"))
                .isEmpty();
        assertThat(Samples.screen("hk-person", NAME, "CHAN Shilei", PRINTED, "陈示例CHAN Shilei"))
                .extracting(Finding::code, NameContentTest::suggestion)
                .containsExactly(tuple("name.bilingual", "陈示例"));
    }

    @ParameterizedTest
    @CsvSource({
        "示例ABC有限公司,示例ABC有限公司",
        "ABC示例有限公司,ABC 示例有限公司",
        "杭州示例有限公司,杭州示例有限公司 Example Limited",
        "杭州示例有限公司,杭州　示例有限公司",
        "示例\u00B7样本,示例•样本",
    })
    void aNameThatIsAsPrintedPasses(String name, String printed) {
        assertThat(Samples.screen("company", NAME, name, PRINTED, printed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // name, printed, variant, position, entered, printed character
        "杭州示列有限公司,杭州示例有限公司,similar-character,4,列,例",
        "章三样,张三样,similar-character,1,章,张",
        "张三祥,张三样,,,,",
        "陈三样,陳三样,similar-character,1,陈,陳",
        "Example1 Ltd,Example Ltd,,,,",
        "ExampleLtd,Example Ltd,space,,,",
        "EXAMPLE Ltd,Example Ltd,letter-case,,,",
        "exampleltd,Example Ltd,letter-case,,,",
        "Example Ltd.,Example Limited,abbreviation,,,",
        "杭州示例公司,杭州示例网络有限公司,abbreviation,,,",
        "另一公司,杭州示例网络,,,,",
    })
    void anotherNameThanThePrintedOneIsToldWithHowItDiffers(
            String name, String printed, String variant, String position, String entered, String meant) {
        assertThat(Samples.screen("company", NAME, name, PRINTED, printed))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("name.document-mismatch");
                    assertThat(finding.variant()).isEqualTo(variant);
                    assertThat(finding.details().get("position")).isEqualTo(position);
                    assertThat(finding.details().get("entered")).isEqualTo(entered);
                    assertThat(finding.details().get("printed")).isEqualTo(meant);
                });
    }

    @ParameterizedTest
    @CsvSource({"64,", "65,name.too-long"})
    void over64CharactersANameNeedsATicket(int length, String code) {
        assertThat(Samples.screen("company", NAME, "例".repeat(length), ENGLISH, "Example"))
                .extracting(Finding::code)
                .containsExactlyElementsOf(code == null ? List.of() : List.of(code));
    }

    @Test
    void charactersOutsideGbkAreNamed() {
        assertThat(Samples.screen("person", NAME, "张㻏\uD842\uDFB7样"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.toString()).isEqualTo("warning name.rare-characters /profile/name");
                    assertThat(finding.details()).containsEntry("characters", "㻏 \uD842\uDFB7");
                });
    }
}
