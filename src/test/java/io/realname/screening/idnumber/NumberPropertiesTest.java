package io.realname.screening.idnumber;

import static io.realname.screening.idnumber.Numbers.foreigner;
import static io.realname.screening.idnumber.Numbers.registration;
import static io.realname.screening.idnumber.Numbers.resident;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * A valid number with one character changed or two neighbours swapped is never accepted, as far as the check character promises
 * that. The prime moduli 11 (GB 11643) and 31 (GB 32100) find every such slip; GB 11714 counts letters above its modulus, ICAO 9303
 * has a modulus that is no prime, and the hybrid system of GS 15 finds every change, but not every swap.
 */
class NumberPropertiesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final NumberFormat ORGANISATION = NumberFormats.of("credit-code", "CN", OldForm.ORGANISATION_CODE);
    private static final NumberFormat REGISTRATION = NumberFormats.of("credit-code", "CN", OldForm.REGISTRATION_NUMBER);

    private static boolean accepts(String format, String number) {
        NumberFormat known = NumberFormats.of(format, "CN", null);
        return known.check(known.normalise(number), TODAY).isEmpty();
    }

    private static String changed(String number, int at, char to) {
        return number.substring(0, at) + to + number.substring(at + 1);
    }

    private static String swapped(String number, int at) {
        return number.substring(0, at) + number.charAt(at + 1) + number.charAt(at) + number.substring(at + 2);
    }

    private static Arbitrary<String> digits(int length) {
        return Arbitraries.strings().withChars("0123456789").ofLength(length);
    }

    private static Arbitrary<String> dates(String format) {
        return Arbitraries.integers()
                .between(0, 30_000)
                .map(days -> DateTimeFormatter.ofPattern(format)
                        .format(LocalDate.of(1940, 1, 1).plusDays(days)));
    }

    @Provide
    Arbitrary<String> residents() {
        Arbitrary<String> regions = Arbitraries.of("110101", "330102", "500100", "659001", "710000");
        return Combinators.combine(regions, dates("uuuuMMdd"), digits(3))
                .as((region, date, sequence) -> resident(region + date + sequence));
    }

    @Provide
    Arbitrary<String> creditCodes() {
        Arbitrary<String> starts = Arbitraries.of("91330100", "52110000", "12440300", "93659001");
        Arbitrary<String> organisations =
                Arbitraries.strings().withChars(ALPHABET).ofLength(8);
        return Combinators.combine(starts, organisations).as(Numbers::creditCode);
    }

    @Provide
    Arbitrary<String> organisationCodes() {
        return Arbitraries.strings()
                .withChars("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                .ofLength(8)
                .map(body -> body + CheckDigits.gb11714(body, 0));
    }

    @Provide
    Arbitrary<String> registrations() {
        return digits(14).map(Numbers::registration);
    }

    @Provide
    Arbitrary<String> foreigners() {
        return Combinators.combine(
                        Arbitraries.of("FRA", "USA", "JPN"), Arbitraries.of("3301", "1101"), dates("uuMMdd"), digits(1))
                .as((nation, region, date, sequence) -> foreigner(nation + region + date + sequence));
    }

    @Property
    void everyValidNumberIsAccepted(
            @ForAll("residents") String resident,
            @ForAll("creditCodes") String code,
            @ForAll("organisationCodes") String organisation,
            @ForAll("registrations") String registration,
            @ForAll("foreigners") String foreigner) {
        assertThat(accepts("resident", resident)).isTrue();
        assertThat(accepts("credit-code", code)).isTrue();
        assertThat(ORGANISATION.check(organisation, TODAY)).isEmpty();
        assertThat(REGISTRATION.check(registration, TODAY)).isEmpty();
        assertThat(accepts("foreigner-residence", foreigner)).isTrue();
    }

    @Property
    void noChangeOfAResidentNumberIsAccepted(
            @ForAll("residents") String number, @ForAll @IntRange(max = 17) int at, @ForAll char to) {
        // A small x is the X.
        Assume.that(number.charAt(at) != Character.toUpperCase(to));
        assertThat(accepts("resident", changed(number, at, to))).isFalse();
    }

    @Property
    void noOtherDigitOfAResidentNumberIsAccepted(
            @ForAll("residents") String number,
            @ForAll @IntRange(max = 17) int at,
            @ForAll @IntRange(min = '0', max = '9') int to) {
        Assume.that(number.charAt(at) != to);
        assertThat(accepts("resident", changed(number, at, (char) to))).isFalse();
    }

    @Property
    void noSwapInAResidentNumberIsAccepted(@ForAll("residents") String number, @ForAll @IntRange(max = 16) int at) {
        Assume.that(number.charAt(at) != number.charAt(at + 1));
        assertThat(accepts("resident", swapped(number, at))).isFalse();
    }

    @Property
    void noChangeOfACreditCodeIsAccepted(
            @ForAll("creditCodes") String code,
            @ForAll @IntRange(max = 17) int at,
            @ForAll @IntRange(max = 30) int to) {
        Assume.that(code.charAt(at) != ALPHABET.charAt(to));
        assertThat(accepts("credit-code", changed(code, at, ALPHABET.charAt(to))))
                .isFalse();
    }

    @Property
    void noSwapInACreditCodeIsAccepted(@ForAll("creditCodes") String code, @ForAll @IntRange(max = 16) int at) {
        Assume.that(code.charAt(at) != code.charAt(at + 1));
        assertThat(accepts("credit-code", swapped(code, at))).isFalse();
    }

    @Property
    void aChangeOfAnOrganisationCodeIsAcceptedOnlyWhereTheValuesDifferByElevens(
            @ForAll("organisationCodes") String code,
            @ForAll @IntRange(max = 7) int at,
            @ForAll @IntRange(max = 35) int to) {
        char other = Character.toUpperCase(Character.forDigit(to, 36));
        Assume.that(code.charAt(at) != other);
        boolean blind = (Characters.base36(code.charAt(at)) - to) % 11 == 0;
        assertThat(ORGANISATION.check(changed(code, at, other), TODAY).isEmpty())
                .isEqualTo(blind);
    }

    @Property
    void aSwapInAnOrganisationCodeIsAcceptedOnlyWhereTheValuesDifferByElevens(
            @ForAll("organisationCodes") String code, @ForAll @IntRange(max = 6) int at) {
        Assume.that(code.charAt(at) != code.charAt(at + 1));
        boolean blind = (Characters.base36(code.charAt(at)) - Characters.base36(code.charAt(at + 1))) % 11 == 0;
        assertThat(ORGANISATION.check(swapped(code, at), TODAY).isEmpty()).isEqualTo(blind);
    }

    @Property
    void noOtherDigitOfARegistrationNumberIsAccepted(
            @ForAll("registrations") String number,
            @ForAll @IntRange(max = 14) int at,
            @ForAll @IntRange(max = 9) int to) {
        Assume.that(number.charAt(at) != '0' + to);
        assertThat(REGISTRATION.check(changed(number, at, (char) ('0' + to)), TODAY))
                .isNotEmpty();
    }

    @Property
    void noOtherDigitOfAnOldPermanentResidenceNumberIsAccepted(
            @ForAll("foreigners") String number,
            @ForAll @IntRange(min = 3, max = 14) int at,
            @ForAll @IntRange(max = 9) int to) {
        Assume.that(number.charAt(at) != '0' + to);
        assertThat(accepts("foreigner-residence", changed(number, at, (char) ('0' + to))))
                .isFalse();
    }

    @Property
    void aSwapInAnOldPermanentResidenceNumberIsAcceptedOnlyWhereTheDigitsDifferByFive(
            @ForAll("foreigners") String number, @ForAll @IntRange(min = 3, max = 12) int at) {
        int difference = Math.abs(number.charAt(at) - number.charAt(at + 1));
        Assume.that(difference != 0 && difference != 5);
        assertThat(accepts("foreigner-residence", swapped(number, at))).isFalse();
    }

    /** Ninety pairs of neighbours in each of ten states of the sum: how many the system of GS 15 takes for one another. */
    @Example
    void nearlyEverySwapInARegistrationNumberIsFound() {
        int swaps = 0;
        int missed = 0;
        for (int start = 0; start < 100; start++) {
            for (int pair = 0; pair < 100; pair++) {
                String number = registration(String.format("%02d%02d0000000000", start, pair));
                String other = swapped(number, 2);
                if (!other.equals(number)) {
                    swaps++;
                    missed += REGISTRATION.check(other, TODAY).isEmpty() ? 1 : 0;
                }
            }
        }
        assertThat(swaps).isEqualTo(9_000);
        assertThat(missed).isLessThan(swaps / 40);
    }

    @Property
    void whateverIsTypedIsJudgedAndSuggestionsAreValid(@ForAll String typed) {
        for (String name : List.of("resident", "credit-code", "hk-mo-travel", "foreigner-residence")) {
            NumberFormat format = NumberFormats.of(name, "CN", null);
            String clean = CleanNumber.of(typed, format, TODAY).value();
            assertThat(format.check(clean, TODAY).stream()
                            .map(Flaw::suggestion)
                            .filter(Objects::nonNull)
                            .filter(suggestion ->
                                    !format.check(suggestion, TODAY).isEmpty())
                            .collect(Collectors.toList()))
                    .isEmpty();
        }
    }
}
