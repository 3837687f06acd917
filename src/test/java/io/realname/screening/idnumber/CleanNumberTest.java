package io.realname.screening.idnumber;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                // format | raw | cleaned | full-width, space, copy number
                "credit-code|91330100MA00000072|91330100MA00000072|false|false|false",
                "credit-code|９１330100MA00000072|91330100MA00000072|true|false|false",
                "credit-code|91330100 MA000000 72|91330100MA00000072|false|true|false",
                "credit-code|91330100MA00000072\u00A0|91330100MA00000072|false|true|false",
                "credit-code|\uFEFF91330100MA00000072|91330100MA00000072|false|true|false",
                "credit-code|91330100MA00000072\u3000|91330100MA00000072|false|true|false",
                "credit-code|\u202D91330100MA00000072\u202C|91330100MA00000072|false|true|false",
                "credit-code|91330100MA00000072\u200B|91330100MA00000072|false|true|false",
                "credit-code|91330100MA00000072(1-1)|91330100MA00000072|false|false|true",
                "credit-code|91330100MA00000072(1/1)|91330100MA00000072|false|false|true",
                "credit-code|91330100MA00000072（1-10）|91330100MA00000072|false|false|true",
                "credit-code|91330100MA00000072（１－１）|91330100MA00000072|true|false|true",
                "credit-code|９1330100MA00000072 (1-1)|91330100MA00000072|true|true|true",
                "credit-code|91330100MA000000721-1|91330100MA00000072|false|false|true",
                "credit-code|91330100MA000000721/10|91330100MA00000072|false|false|true",
                "credit-code|91330100MA00000072(1)|91330100MA00000072(1)|false|false|false",
                "credit-code|91330100MA000000731-1|91330100MA000000731-1|false|false|false",
                "passport|E123456781-1|E12345678|false|false|true",
                "overseas|BR 1234|BR 1234|false|false|false",
                "overseas| BR  1234 |BR 1234|false|true|false",
                "overseas|BR\u00A01234|BR 1234|false|true|false",
                "overseas|1234561-1|1234561-1|false|false|false",
                "overseas|1234567(1-1)|1234567|false|false|true",
                "resident|33010219900101104x|33010219900101104X|false|false|false",
                "credit-code| ||false|false|false",
            })
    void cleansAndTellsWhatItTookAway(
            String format, String raw, String cleaned, boolean fullWidth, boolean space, boolean copyNumber) {
        CleanNumber number = CleanNumber.of(raw, NumberFormats.of(format, "CN", null), LocalDate.of(2026, 6, 1));
        assertThat(number).isEqualTo(new CleanNumber(cleaned == null ? "" : cleaned, fullWidth, space, copyNumber));
    }
}
