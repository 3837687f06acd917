package io.realname.screening.idnumber;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookAlikesTest {
    @ParameterizedTest
    @CsvSource({"A0, AO", "AO, A0", "A1, AI", "AI, A1", "A8, AB", "AB, A8", "A2, AZ", "AZ, A2", "A5, AS", "AS, A5"})
    void swapsEachPairBothWays(String number, String valid) {
        assertThat(LookAlikes.onlyValid(number, (c, index) -> true, valid::equals))
                .isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"O1, 0I", "01, OI", "01, 0I", "01, O1", "0101, OIOI", "0101, 010I"})
    void triesAllCombinations(String number, String valid) {
        assertThat(LookAlikes.onlyValid(number, (c, index) -> true, valid::equals))
                .isEqualTo(valid);
    }

    @Test
    void isNotSureWhereTwoAreValid() {
        assertThat(LookAlikes.onlyValid("01", (c, index) -> true, text -> !text.equals("01")))
                .isNull();
    }

    @Test
    void doesNotGiveBackWhatStoodThere() {
        assertThat(LookAlikes.onlyValid("01", (c, index) -> true, "01"::equals)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"12, OOOOOOOOOOOO", "13, "})
    void triesTwelveInDoubtButNotMore(int count, String found) {
        assertThat(LookAlikes.onlyValid("0".repeat(count), (c, index) -> true, "O".repeat(count)::equals))
                .isEqualTo(found);
    }

    @Test
    void swapsOnlyToWhatMayStandThere() {
        assertThat(LookAlikes.onlyValid("OO", (c, index) -> Character.isDigit(c), text -> true))
                .isEqualTo("00");
        assertThat(LookAlikes.onlyValid("OX", (c, index) -> Character.isDigit(c), text -> true))
                .isNull();
    }

    @Test
    void tellsWhereTheyDifferAndHowTheFirstTime() {
        assertThat(LookAlikes.details("O1B", "018"))
                .containsEntry("positions", "1, 3")
                .containsEntry("found", "O")
                .containsEntry("meant", "0");
        assertThat(LookAlikes.details("XO", "X0"))
                .containsEntry("positions", "2")
                .containsEntry("found", "O")
                .containsEntry("meant", "0");
    }
}
