package io.realname.screening.idnumber;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with the standards' formulas written out a second time, on numbers drawn at random. */
class CheckDigitsTest {
    private static final String GB_32100 = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private final Random random = new Random(20260601);

    private String draw(String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @Test
    void gb11643MakesTheWeightedSumOneModulo11() {
        for (int n = 0; n < 2000; n++) {
            String body = draw("0123456789", 17);
            String number = body + CheckDigits.gb11643(body);
            int sum = 0;
            for (int i = 1; i <= 18; i++) {
                char c = number.charAt(i - 1);
                int weight =
                        BigInteger.TWO.pow(18 - i).mod(BigInteger.valueOf(11)).intValue();
                sum += weight * (c == 'X' ? 10 : c - '0');
            }
            assertThat(sum % 11).as(number).isEqualTo(1);
        }
    }

    @Test
    void gb32100MakesTheWeightedSumZeroModulo31() {
        for (int n = 0; n < 2000; n++) {
            String body = draw(GB_32100, 17);
            String code = body + CheckDigits.gb32100(body);
            int sum = 0;
            for (int i = 0; i < 18; i++) {
                int weight = i == 17
                        ? 1
                        : BigInteger.valueOf(3)
                                .pow(i)
                                .mod(BigInteger.valueOf(31))
                                .intValue();
                sum += weight * GB_32100.indexOf(code.charAt(i));
            }
            assertThat(sum % 31).as(code).isZero();
        }
    }

    @Test
    void gb11714MakesTheWeightedSumZeroModulo11() {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        for (int n = 0; n < 2000; n++) {
            String body = draw("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 8);
            char check = CheckDigits.gb11714("91330100" + body, 8);
            int sum = check == 'X' ? 10 : check - '0';
            for (int i = 0; i < 8; i++) {
                sum += weights[i] * Character.digit(body.charAt(i), 36);
            }
            assertThat(sum % 11).as(body).isZero();
        }
    }

    @Test
    void gs15LeavesOneInModulo11And10() {
        for (int n = 0; n < 2000; n++) {
            String body = draw("0123456789", 14);
            String number = body + CheckDigits.gs15(body);
            int product = 10;
            int sum = 0;
            for (int i = 0; i < 15; i++) {
                sum = (product + number.charAt(i) - '0') % 10;
                product = (sum == 0 ? 10 : sum) * 2 % 11;
            }
            assertThat(sum).as(number).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"520727,3", "AB2134,5", "740812,2", "120415,9", "D23145890,7"})
    void icao9303GivesTheKnownDigits(String text, char digit) {
        assertThat(CheckDigits.icao9303(text, text.length())).isEqualTo(digit);
    }

    @ParameterizedTest
    @CsvSource({"I", "O", "S", "V", "Z", "a", "例", "-"})
    void gb32100LacksTheseCharacters(char c) {
        assertThat(CheckDigits.inGb32100(c)).isFalse();
    }
}
