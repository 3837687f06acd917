package io.realname.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
    @ParameterizedTest
    @CsvSource({"1 hour, 1, false", "36 hours, 36, false", "1 business day, 1, true", "12 business days, 12, true"})
    void readsHoursAndBusinessDays(String text, int amount, boolean businessDays) {
        assertThat(Span.of(text)).isEqualTo(new Span(amount, businessDays)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24", "0 hours", "-1 hours", "1.5 hours", "2 days", "99999 hours", "1 hour "})
    void refusesWhatIsNoSpan(String text) {
        assertThatThrownBy(() -> Span.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"2 business days\"");
    }

    @Test
    void countsHoursThroughNightsAndWeekends() throws IOException {
        assertThat(Span.of("48 hours").before(Instant.parse("2026-03-09T01:00:00Z"), calendar()))
                .isEqualTo("2026-03-07T01:00:00Z");
    }

    /** 2026-02-28 is a working Saturday after the Spring Festival, 2026-03-01 a Sunday. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-10T01:00:00Z, 1, 2026-03-08T16:00:00Z",
        "2026-03-09T01:00:00Z, 1, 2026-03-05T16:00:00Z",
        "2026-03-07T01:00:00Z, 1, 2026-03-05T16:00:00Z",
        "2026-03-02T01:00:00Z, 1, 2026-02-27T16:00:00Z",
        "2026-03-02T01:00:00Z, 2, 2026-02-26T16:00:00Z"
    })
    void countsBusinessDaysFromTheBeginOfOne(String now, int days, String before) throws IOException {
        assertThat(Span.ofBusinessDays(days).before(Instant.parse(now), calendar()))
                .isEqualTo(before);
    }

    private static BusinessCalendar calendar() throws IOException {
        return BusinessCalendar.load(Path.of("config/calendar"));
    }
}
