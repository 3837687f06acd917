package io.realname.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberScanTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);
    private static final String LONG = "91330100MA00000072";

    private final NumberSet numbers = new NumberSet();

    private NumberScan scan(String... known) {
        List.of(known).forEach(numbers::add);
        return new NumberScan(numbers, TODAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LONG,
                "number=91330100MA00000072;",
                "证件91330100MA00000072号",
                "x91330100ma00000072x",
                "9133 0100 MA00 0000 72",
                "91330100-MA00000072",
                "９１３３０１００ＭＡ００００００７２",
                "9133010091330100MA00000072"
            })
    void findsALongNumberWhereverItStands(String text) {
        assertThat(scan(LONG).finds(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "9133**********0072", "91330100MA0000007", "1330100MA00000072", "9133.0100.MA00.0000.72"})
    void findsNothingInWhatIsMaskedOrOnlyAPart(String text) {
        assertThat(scan(LONG).finds(text)).isFalse();
    }

    @Test
    void findsAShortNumberOnlyByItself() {
        NumberScan scan = scan("12345678");

        assertThat(scan.finds("(12345678)")).isTrue();
        assertThat(scan.finds("0123456789")).isFalse();
        assertThat(scan.finds("a12345678b")).isFalse();
    }

    @Test
    void findsUnknownNumbersByTheirCheckDigits() {
        NumberScan scan = scan();

        assertThat(scan.finds("id: 11010119900307109X")).isTrue();
        assertThat(scan.finds("id: 110101199003071098")).isFalse();
        assertThat(scan.finds("id: " + LONG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567", "0", "N/A", "ABCDEFGHIJ"})
    void leavesOutWhatIsTooPlainToBeRecognised(String number) {
        assertThat(scan(number).finds(number)).isFalse();
    }

    @Test
    void startsAnewWithEachText() {
        NumberScan scan = scan(LONG);

        assertThat(scan.finds(LONG.substring(0, 9))).isFalse();
        assertThat(scan.finds(LONG.substring(9))).isFalse();
        assertThat(scan.finds(LONG)).isTrue();
        assertThat(scan.finds("")).isFalse();
    }

    @Test
    void knowsManyNumbersAndNoOthers() {
        Random random = new Random(20261122);
        List<String> known = random.longs(20_000, 100_000_000_000_000L, 999_999_999_999_999L)
                .mapToObj(number -> "A" + number)
                .distinct()
                .toList();
        NumberScan scan = scan(known.toArray(String[]::new));

        assertThat(numbers.size()).isEqualTo(known.size());
        assertThat(known).allMatch(number -> scan.finds("see " + number));
        assertThat(known).noneMatch(number -> scan.finds("see B" + number.substring(1)));
    }
}
