package io.realname.screening.idnumber;

import static io.realname.screening.idnumber.Flaw.Kind.*;
import static io.realname.screening.idnumber.Numbers.creditCode;
import static io.realname.screening.idnumber.Numbers.foreigner;
import static io.realname.screening.idnumber.Numbers.registration;
import static io.realname.screening.idnumber.Numbers.resident;
import static io.realname.screening.idnumber.Numbers.spoilt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormatsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final String CODE = creditCode("91330100", "MA000000");

    private static List<Flaw> check(String format, String number) {
        return NumberFormats.of(format, "CN", null).check(number, TODAY);
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                // Resident numbers
                row("resident", resident("33010219900101123")),
                row("resident", "33010219900101104X"),
                row("resident", resident("33999919900101123")),
                row("resident", resident("71000019900101123")),
                row("resident", resident("91000019900101123")),
                row("resident", resident("81000019900101123")),
                row("resident", resident("33010218800101123")),
                row("resident", resident("33010218791231123"), BIRTH_DATE),
                row("resident", resident("33010220260601123")),
                row("resident", resident("33010220260602123"), BIRTH_DATE),
                row("resident", resident("33010219900229123"), BIRTH_DATE),
                row("resident", resident("33010220000229123")),
                row("resident", resident("33010219900001123"), BIRTH_DATE),
                row("resident", resident("33010219900132123"), BIRTH_DATE),
                row("resident", resident("16010219900101123"), REGION),
                row("resident", resident("84010219900101123"), REGION),
                row("resident", resident("99010219901301123"), REGION, BIRTH_DATE),
                row("resident", spoilt(resident("33010219900101123")), CHECK_DIGIT),
                row("resident", "3301021990010112", LENGTH),
                row("resident", "3301021990010112341", LENGTH),
                row("resident", "", LENGTH),
                row("resident", "330102900101123", OLD_RESIDENT_NUMBER),
                row("resident", "330102901301123", LENGTH),
                row("resident", "33010219900101X234", CHARACTERS),
                row("resident", "33010219900101例234", CHARACTERS),
                // Residence permits
                row("hk-mo-residence", resident("81000019900101123")),
                row("hk-mo-residence", resident("82000019900101123")),
                row("tw-residence", resident("83000019900101123")),
                row("hk-mo-residence", resident("81010019900101123"), REGION),
                row("hk-mo-residence", resident("33010219900101123"), REGION),
                row("tw-residence", "330102900101123", LENGTH),
                // Travel permits
                row("hk-mo-travel", "H12345678"),
                row("hk-mo-travel", "M1234567801"),
                row("hk-mo-travel", "H1234567", LENGTH),
                row("hk-mo-travel", "H123456789", LENGTH),
                row("hk-mo-travel", "C12345678", CHARACTERS),
                row("hk-mo-travel", "h12345678", LOWER_CASE),
                row("hk-mo-travel", "H1234S678", LOOK_ALIKE),
                row("tw-travel", "12345678"),
                row("tw-travel", "1234567890"),
                row("tw-travel", "1234567890A"),
                row("tw-travel", "123456789", LENGTH),
                row("tw-travel", "12345678903", CHARACTERS),
                row("tw-travel", "1234567A", CHARACTERS),
                // Foreigners' cards
                row("foreigner-residence", foreigner("FRA33019001011")),
                row("foreigner-residence", spoilt(foreigner("FRA33019001011")), CHECK_DIGIT),
                row("foreigner-residence", foreigner("FRA99019001011"), REGION),
                row("foreigner-residence", foreigner("FRA33019013011"), BIRTH_DATE),
                row("foreigner-residence", resident("93325019900101123")),
                row("foreigner-residence", spoilt(resident("93325019900101123")), CHECK_DIGIT),
                row("foreigner-residence", resident("99925019900101123"), REGION),
                row("foreigner-residence", resident("83325019900101123"), CHARACTERS),
                // Passports
                row("passport", "E1234"),
                row("passport", "ab345678901234567"),
                row("passport", "1234", LENGTH),
                row("passport", "123456789012345678", LENGTH),
                row("passport", "E-1234567", CHARACTERS),
                // Credit codes
                row("credit-code", CODE),
                row("credit-code", creditCode("52110000", "50000000")),
                row("credit-code", spoilt(CODE), CHECK_DIGIT),
                row("credit-code", CODE.substring(1), LENGTH),
                row("credit-code", CODE.toLowerCase(Locale.ROOT), LOWER_CASE),
                row("credit-code", CODE.replace("MA", "MS"), CHARACTERS),
                row("credit-code", CODE.replace("00000", "O0000"), LOOK_ALIKE),
                row("credit-code", spoilt(CODE).replace("MA0", "MAO"), CHARACTERS),
                row("credit-code", "91A30100MA00000072", CHARACTERS),
                row("credit-code", "330100000000011", LENGTH),
                // Own numbers
                row("lenient-credit-code", CODE),
                row("lenient-credit-code", spoilt(CODE), OWN_NUMBER_CHECK),
                row("lenient-credit-code", "军字(2020)第1-2号", OWN_NUMBER),
                row("lenient-credit-code", "1", OWN_NUMBER),
                row("lenient-credit-code", "1".repeat(40), OWN_NUMBER),
                row("lenient-credit-code", "1".repeat(41), LENGTH),
                row("lenient-credit-code", "", LENGTH),
                row("lenient-credit-code", "12/34", CHARACTERS),
                // Overseas
                row("overseas", "0"),
                row("overseas", "BR 12/34-(5)"),
                row("overseas", "1".repeat(30)),
                row("overseas", "1".repeat(31), LENGTH),
                row("overseas", "", LENGTH),
                row("overseas", "BR#1", CHARACTERS),
                row("resident-office", CODE),
                row("resident-office", "BR 1", LENGTH),
                row("unchecked", "军字第1号"));
    }

    private static Arguments row(String format, String number, Flaw.Kind... kinds) {
        return arguments(format, number, List.of(kinds));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void formatFindsExactlyTheseFlaws(String format, String number, List<Flaw.Kind> kinds) {
        assertThat(check(format, number)).extracting(Flaw::kind).containsExactlyElementsOf(kinds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"350101", "350299"})
    void aPilotEraCodeOfFujianIsOnlyToBeConfirmed(String region) {
        String code = spoilt(creditCode("91" + region, "MA00000B"));
        assertThat(check("credit-code", code)).extracting(Flaw::kind).containsExactly(PILOT_ERA);
        assertThat(check("lenient-credit-code", code)).extracting(Flaw::kind).containsExactly(PILOT_ERA);
    }

    @Test
    void aCodeOfAnotherRegionOrWithAWrongOrganisationCodeIsNotPilotEra() {
        String elsewhere = spoilt(creditCode("91350300", "MA000000"));
        String otherOrganisation = creditCode("91350100", "MA000000").replace("MA000000", "MA000003");
        assertThat(check("credit-code", elsewhere)).extracting(Flaw::kind).containsExactly(CHECK_DIGIT);
        assertThat(check("credit-code", otherOrganisation))
                .extracting(Flaw::kind)
                .containsExactly(CHECK_DIGIT);
    }

    @Test
    void noResidentNumberPassesForACreditCodeBecauseItHappensToPassOneOfTheChecks() {
        Random random = new Random(7);
        int passedOne = 0;
        int passedBoth = 0;
        for (int i = 0; i < 20_000; i++) {
            String number = resident(String.format(
                    "330102%d%02d%02d%03d",
                    1950 + random.nextInt(50), 1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(1000)));
            if (number.charAt(17) == CheckDigits.gb32100(number)) {
                passedOne++;
                passedBoth += check("credit-code", number).isEmpty() ? 1 : 0;
            }
        }
        assertThat(passedOne).isBetween(300, 1000);
        assertThat(passedBoth).isLessThan(passedOne / 5);
    }

    @Test
    void anOldResidentNumberIsSuggestedInItsModernForm() {
        assertThat(check("resident", "330102900101123").get(0).suggestion()).isEqualTo(resident("33010219900101123"));
        assertThat(check("resident", "330102900101996").get(0).suggestion()).isEqualTo(resident("33010218900101996"));
        assertThat(check("resident", "330102900101995").get(0).suggestion()).isEqualTo(resident("33010219900101995"));
    }

    @Test
    void everySingleLookAlikeTypedIntoACreditCodeIsFoundAndMended() {
        for (String[] pair : new String[][] {{"0", "O"}, {"1", "I"}, {"2", "Z"}, {"5", "S"}, {"0", "o"}}) {
            String code = creditCode("91520125", "MA012500");
            int at = code.indexOf(pair[0]);
            String typed = code.substring(0, at) + pair[1] + code.substring(at + 1);
            Flaw flaw = check("credit-code", typed).get(0);
            assertThat(flaw.kind()).as(typed).isEqualTo(LOOK_ALIKE);
            assertThat(flaw.suggestion()).isEqualTo(code);
            assertThat(flaw.details())
                    .containsEntry("positions", String.valueOf(at + 1))
                    .containsEntry("found", pair[1]);
        }
    }

    @Test
    void anEightForABIsMendedBecauseOnlyOneOfTheTwoIsValid() {
        String code = creditCode("91330100", "MA00000B");
        Flaw flaw = check("credit-code", code.replace('B', '8')).get(0);
        assertThat(flaw.kind()).isEqualTo(LOOK_ALIKE);
        assertThat(flaw.suggestion()).isEqualTo(code);
    }

    @Test
    void wherePreReformNumbersAreTakenTheirOwnCheckCounts() {
        String registration = registration("33010000000001");
        NumberFormat licence = NumberFormats.of("credit-code", "CN", OldForm.REGISTRATION_NUMBER);
        NumberFormat certificate = NumberFormats.of("credit-code", "CN", OldForm.ORGANISATION_CODE);
        assertThat(licence.check(registration, TODAY)).isEmpty();
        assertThat(licence.check(spoilt(registration), TODAY))
                .extracting(Flaw::kind)
                .containsExactly(CHECK_DIGIT);
        assertThat(licence.check(CODE, TODAY)).isEmpty();
        assertThat(certificate.check("MA000000-7", TODAY)).isEmpty();
        assertThat(certificate.check("MA0000007", TODAY)).isEmpty();
        assertThat(certificate.check("MA0000009", TODAY)).extracting(Flaw::kind).containsExactly(CHECK_DIGIT);
        assertThat(certificate.check(registration, TODAY))
                .extracting(Flaw::kind)
                .containsExactly(LENGTH);
    }

    @Test
    void aResidentOfficeOutsideTheMainlandHasAnOverseasNumber() {
        assertThat(NumberFormats.of("resident-office", "HK", null).check("BR 1", TODAY))
                .isEmpty();
    }

    @Test
    void noFormatThrowsOnAnyString() {
        Random random = new Random(11);
        String alphabet = "0189OIBZSXHMabx -/()（１Ａ例\uD83D\uDE00\u0000\u3000";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(24); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            for (String name : List.of(
                    "resident",
                    "hk-mo-residence",
                    "hk-mo-travel",
                    "tw-travel",
                    "foreigner-residence",
                    "passport",
                    "credit-code",
                    "lenient-credit-code",
                    "overseas")) {
                NumberFormat format = NumberFormats.of(name, "CN", null);
                String clean = CleanNumber.of(text.toString(), format, TODAY).value();
                assertThat(format.check(clean, TODAY))
                        .as(name)
                        .allSatisfy(flaw -> assertThat(flaw.suggestion()).isNotEqualTo(clean));
            }
        }
    }
}
