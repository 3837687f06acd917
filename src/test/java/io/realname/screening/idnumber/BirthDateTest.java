package io.realname.screening.idnumber;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthDateTest {
    @ParameterizedTest
    @CsvSource({
        "18800101, true",
        "18791231, false",
        "20260601, true",
        "20260602, false",
        "19991231, true",
        "19991301, false",
        "19990001, false",
        "19990100, false",
        "19990131, true",
        "19990132, false",
        "20000229, true",
        "19000229, false",
    })
    void isADateFrom1880ToToday(String digits, boolean plausible) {
        assertThat(BirthDate.isPlausible("A" + digits, 1, LocalDate.of(2026, 6, 1)))
                .isEqualTo(plausible);
    }

    @ParameterizedTest
    @CsvSource({
        "991231, 2026-06-01, true",
        "270101, 2026-06-01, true", // 1927
        "990230, 2026-06-01, false",
        "000229, 2026-06-01, true", // 2000; there was none in 1900
        "000229, 2000-02-29, true",
        "000229, 2000-02-28, false",
        "001301, 2026-06-01, false",
        "000030, 2026-06-01, false",
    })
    void ofTwoDigitsIsADateOfThisCenturyOrTheLast(String digits, LocalDate today, boolean plausible) {
        assertThat(BirthDate.isPlausibleShort("AB" + digits, 2, today)).isEqualTo(plausible);
    }
}
