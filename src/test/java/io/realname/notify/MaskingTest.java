package io.realname.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    @ParameterizedTest
    @CsvSource({
        "91330100MA00000072, 9133**********0072",
        "123456789012, 1234****9012",
        "12345678901, ***********",
        "1, *",
        "'', ''"
    })
    void showsTheEndsOfALongNumberAndNothingOfAShortOne(String number, String shown) {
        assertThat(Masking.number(number)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "/profile/idNumber, true",
        "/profile/contact/idNumber, true",
        "/documents/0/printedNumber, true",
        "/profile/name, false",
        "/profile/phone/number, false",
        "'', false"
    })
    void knowsTheFieldsThatHoldAnIdNumber(String field, boolean isNumber) {
        assertThat(Masking.isNumber(field)).isEqualTo(isNumber);
    }
}
