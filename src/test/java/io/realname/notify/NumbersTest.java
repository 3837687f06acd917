package io.realname.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.TestSubmission;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    private static String masked(String number, String text) {
        return Numbers.of(List.of(TestSubmission.of("S-1")
                        .number(number)
                        .arrival(TestSubmission.RECEIVED)
                        .submission()))
                .mask(text);
    }

    @ParameterizedTest
    @CsvSource({
        "E12345678, passport E12345678, passport *********",
        "E 1234 5678, passport E12345678 (E 1234 5678), passport ********* (***********)",
        "Ｅ１２３４５６７８, passport E12345678, passport *********",
        "91330100MA00000072, 91330100MA00000072?, 9133**********0072?",
        "１２３４５, 12345 or １２３４５, ***** or *****",
    })
    void masksTheNumbersOfTheSubmissionHoweverTheyAreTyped(String number, String text, String shown) {
        assertThat(masked(number, text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010119900307123X",
                "11010119900307123x",
                "110101 19900307 1234",
                "110101\u00A019900307\u3000123X",
                "110101900307123",
                "１１０１０１１９９００３０７１２３Ｘ",
                "91330100MA00000072",
            })
    void masksEveryNumberOfAPersonOrOrganisationWhoeverItBelongsTo(String number) {
        String shown = masked("E12345678", "实名 " + number + "，谢谢");

        assertThat(shown).startsWith("实名 ").endsWith("，谢谢").contains("****").doesNotContain(number);
        assertThat(shown.chars().filter(Character::isDigit).count()).isLessThanOrEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R001-20261121-000017",
                "2026-11-21 10:00",
                "13800138000",
                "0190c1f2-7c3a-7d8e-9b1a-5f2e4c6d8a90",
                "example-12345678.cn",
                "mail-0123456789abcdef",
                "0",
            })
    void leavesAllElseLegible(String text) {
        assertThat(masked("E12345678", text)).isEqualTo(text);
    }
}
