package io.realname.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which findings a number gives all in all: severity, suggestion, and nothing besides. */
class NumberRulesTest {
    private static final String NUMBER = "/profile/idNumber";
    private static final String TYPE = "/profile/idType";
    private static final String REGION = "/profile/region";

    private static @Nullable String suggestion(Finding finding) {
        PersonalText text = finding.suggestion();
        return text == null ? null : text.value();
    }

    @ParameterizedTest
    @CsvSource({
        "company,91330100MA0000007Z,id-number.look-alike,91330100MA00000072",
        "company,9133O1OOMA00000072,id-number.look-alike,91330100MA00000072",
        "company,91330100MA00000073,id-number.check-digit,",
        "company,91330100ma00000072,id-number.characters,91330100MA00000072",
        "company,9133o100ma00000072,id-number.look-alike,91330100MA00000072",
        "company,91330100MA0000007,id-number.length,",
        "company,,id-number.length,",
        "company,无,id-number.length,",
        "company,330100000000011,registrant.pre-reform-document,",
        "company,MA0000007,registrant.pre-reform-document,",
        "company,MA000000-7,registrant.pre-reform-document,",
        "person,330102900101123,id-number.length,330102199001011234",
        "person,3301021990010112E4,id-number.characters,",
        "person,33010219900101I234,id-number.look-alike,330102199001011234",
        "person,330102199001011235,id-number.check-digit,",
        "person,990102199001011237,id-number.region,",
        "person,810000199001011230,registrant.region-id-type,GAJZZ",
        "hk-person,H1234567B,id-number.look-alike,H12345678",
        "hk-person,M12345678,registrant.region-id-type,MO",
        "hk-company,none,id-number.overseas-none,0",
        "hk-company,000,id-number.overseas-none,0",
    })
    void numberGivesThisOneFinding(String base, String number, String code, String suggestion) {
        List<Finding> findings = Samples.screen(base, NUMBER, number == null ? "" : number);
        assertThat(findings)
                .extracting(Finding::code, NumberRulesTest::suggestion)
                .containsExactly(tuple(code, suggestion));
        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "company,SFZ,registrant.type-id-type",
        "person,YYZZ,registrant.type-id-type",
        "person,HZ,registrant.mainland-passport"
    })
    void aNumberThatSuitsTheRightTypeIsNotBlamedForTheWrongType(String base, String type, String code) {
        assertThat(Samples.screen(base, TYPE, type)).extracting(Finding::code).containsExactly(code);
    }

    @Test
    void oneRunTellsEverythingAndSuggestsTheFullyCleanedNumber() {
        assertThat(Samples.screen("company", NUMBER, "９1330100 MA00000073（1-1）"))
                .extracting(Finding::code, NumberRulesTest::suggestion)
                .containsExactly(
                        tuple("id-number.check-digit", null),
                        tuple("id-number.copy-suffix", "91330100MA00000073"),
                        tuple("id-number.full-width", "91330100MA00000073"),
                        tuple("id-number.whitespace", "91330100MA00000073"));
    }

    @Test
    void aSuggestionMendsAllFaultsOfTheNumberAtOnce() {
        assertThat(Samples.screen("company", NUMBER, "９133O100 ma00000072（1-1）"))
                .extracting(Finding::code, NumberRulesTest::suggestion)
                .containsExactly(
                        tuple("id-number.copy-suffix", "91330100MA00000072"),
                        tuple("id-number.full-width", "91330100MA00000072"),
                        tuple("id-number.look-alike", "91330100MA00000072"),
                        tuple("id-number.whitespace", "91330100MA00000072"));
        assertThat(Samples.screen("person", NUMBER, "330102 900101123"))
                .extracting(Finding::code, NumberRulesTest::suggestion)
                .containsExactly(
                        tuple("id-number.length", "330102199001011234"),
                        tuple("id-number.whitespace", "330102199001011234"));
    }

    @Test
    void anOldNumberRaisesNoOtherNumberCodeEvenWrittenWrongly() {
        assertThat(Samples.screen("company", NUMBER, "３30100 000000011(1-1)", "/documents/0/printedNumber", "1"))
                .extracting(Finding::code)
                .containsExactly("registrant.pre-reform-document");
    }

    @Test
    void aPilotEraCodeIsWarnedAboutAndNothingElse() {
        assertThat(Samples.screen("company", NUMBER, "91350100MA0000007B"))
                .extracting(Finding::code, Finding::severity, Finding::variant)
                .containsExactly(tuple("id-number.check-digit", Severity.WARNING, "pilot-era"));
    }

    @ParameterizedTest
    @CsvSource({
        "军字第1号,id-number.length",
        "91330100MA00000073,id-number.check-digit",
        "91330100MA00000072,",
    })
    void documentsWithNumbersOfTheirOwnAreOnlyWarnedAbout(String number, String code) {
        List<Finding> findings = Samples.screen("company", TYPE, "BDDM", NUMBER, number);
        assertThat(findings)
                .extracting(Finding::code)
                .containsExactlyElementsOf(code == null ? List.of() : List.of(code));
        assertThat(findings).allMatch(finding -> finding.severity() == Severity.WARNING);
    }

    @Test
    void aMismatchIsNotToldBesideTheLookAlikeThatCausesIt() {
        assertThat(Samples.screen(
                        "company", NUMBER, "9133O100MA00000072", "/documents/0/printedNumber", "91330100MA00000072"))
                .extracting(Finding::code)
                .containsExactly("id-number.look-alike");
    }

    @Test
    void detailsOfALookAlikeSayWhereAndWhichCharactersButNeverTheNumber() {
        Finding finding =
                Samples.screen("company", NUMBER, "9133O100MA00000072").get(0);
        assertThat(finding.details())
                .containsEntry("positions", "5")
                .containsEntry("found", "O")
                .containsEntry("meant", "0");
        assertThat(finding.details().values()).noneMatch(value -> value.length() > 10);
    }

    @ParameterizedTest
    @CsvSource({
        // region, type, number, field, suggestion
        "HK,SFZ,330102199001011234,/profile/region,CN",
        "HK,SFZ,330102199001011235,/profile/region,",
        "HK,SFZ,810000199001011230,/profile/idType,GAJZZ",
        "CN,HKB,820000199001011240,/profile/idType,GAJZZ",
        "CN,SFZ,830000199001011250,/profile/idType,TWJZZ",
        "CN,SFZ,810101199001011232,/profile/idType,",
        "CN,GAJZZ,810000199001011230,/profile/region,HK",
        "HK,GAJZZ,820000199001011240,/profile/region,MO",
        "HK,GAJZZ,830000199001011250,/profile/idType,TWJZZ",
        "TW,GAJMTX,H12345678,/profile/region,HK",
        "HK,TWJMTX,12345678,/profile/region,",
        "TW,WJLSFZ,933250199001011234,/profile/region,",
    })
    void regionTypeAndNumberMustAgree(String region, String type, String number, String field, String suggestion) {
        assertThat(Samples.screen("hk-person", REGION, region, TYPE, type, NUMBER, number))
                .filteredOn(finding -> finding.code().startsWith("registrant."))
                .extracting(Finding::code, Finding::field, NumberRulesTest::suggestion)
                .containsExactly(tuple("registrant.region-id-type", field, suggestion));
    }

    @ParameterizedTest
    @CsvSource({
        "cn,ORG,MA0000007,2014-01-01,registrant.pre-reform-document",
        "cn,YYZZ,330100000000011,2014-01-01,registrant.pre-reform-document",
        "intl,ORG,MA0000007,2014-01-01,",
        "intl,ORG,MA000000-7,2015-09-30,",
        "intl,ORG,MA0000008,2014-01-01,id-number.check-digit",
        "intl,ORG,MA0000007,,registrant.pre-reform-document",
        "intl,ORG,330100000000011,2014-01-01,registrant.pre-reform-document",
        "intl,ORG,91330100MA00000072,2014-01-01,",
        "intl,ORG,91330100MA00000072,,",
        "intl,ORG,91330100MA00000072,2015-10-01,registrant.pre-reform-document",
        "intl,YYZZ,330100000000011,2014-01-01,registrant.pre-reform-document",
    })
    void preReformNumbersAreTakenWhereThePolicyTakesThem(
            String site, String type, String number, String issuedOn, String code) {
        assertThat(Samples.screen(
                        "company", "/site", site, TYPE, type, NUMBER, number, "/profile/idIssuedOn", issuedOn))
                .extracting(Finding::code)
                .containsExactlyElementsOf(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        // site, type, number, issue date, variant
        "intl,ORG,MA0000007,,issue-date-missing",
        "intl,ORG,MA000000-7,,issue-date-missing",
        "intl,ORG,330100000000011,,",
        "intl,YYZZ,330100000000011,,",
        "intl,ORG,MA0000007,2016-01-01,",
        "cn,ORG,MA0000007,,",
    })
    void whereTheIssueDateAloneIsMissingTheRemedyAsksForIt(
            String site, String type, String number, String issuedOn, String variant) {
        assertThat(Samples.screen(
                        "company", "/site", site, TYPE, type, NUMBER, number, "/profile/idIssuedOn", issuedOn))
                .extracting(Finding::code, Finding::variant)
                .containsExactly(tuple("registrant.pre-reform-document", variant));
    }

    @ParameterizedTest
    @CsvSource({
        // base, type, number, printed, differs
        "hk-company,JWJG,CHE-123456789,CHE-123.456.789,false",
        "hk-company,JWJG,CHE-123456789,CHE-123.456.788,true",
        "company,BDDM,军字(2019)第1号,军字（2019）第1号,false",
        "company,BDDM,军字(2019)第1号,军字（2019）第2号,true",
        "company,SFJD,(示)字第001号,（示）字 第００１号,false",
        "hk-person,TWJMTX,1234567890A,1234567890(A),false",
        "hk-person,TWJMTX,1234567890A,1234567890(B),true",
        "person,SFZ,33010219900101123X,33010219900101123x,false",
        "company,YYZZ,91330100MA00000072,—,false",
    })
    void aNumberIsComparedWithThePrintedOneByLettersAndDigits(
            String base, String type, String number, String printed, boolean differs) {
        assertThat(Samples.screen(base, TYPE, type, NUMBER, number, "/documents/0/printedNumber", printed))
                .extracting(Finding::code)
                .filteredOn(code -> code.equals("id-number.document-mismatch"))
                .hasSize(differs ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"330100000000011,", "330100000000012,id-number.check-digit"})
    void in2019ARegistrationNumberWasTakenWithItsOwnCheckDigit(String number, String code) {
        assertThat(Samples.screen("company-2019", NUMBER, number, "/profile/idIssuedOn", "2014-01-01"))
                .extracting(Finding::code)
                .containsExactlyElementsOf(code == null ? List.of() : List.of(code));
    }
}
