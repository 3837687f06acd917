package io.realname.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayScheduleTest {
    private static final DaySchedule NIGHTLY = new DaySchedule("0 30 0 * * ?", 7);
    private static final DaySchedule ON_WEEKDAYS = new DaySchedule("0 0 8 ? * MON-FRI", 7);

    /** Instants in UTC: 00:30 in Shanghai is 16:30 of the day before. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-03T16:29:59Z, ",
        "2026-03-02, 2026-03-03T16:30:00Z, 2026-03-03",
        "2026-03-03, 2026-03-04T16:29:59Z, ",
        "2026-03-02, 2026-03-06T02:00:00Z, 2026-03-03",
        "2026-03-05, 2026-03-06T02:00:00Z, ",
        "2026-01-01, 2026-03-06T02:00:00Z, 2026-02-27",
        "2026-03-09, 2026-03-06T02:00:00Z, "
    })
    void givesEachDayItsTurnOnceItIsOver(LocalDate last, Instant now, LocalDate due) {
        assertThat(NIGHTLY.due(last, now).orElse(null)).isEqualTo(due);
    }

    @Test
    void beginsWithYesterday() {
        assertThat(NIGHTLY.due(null, Instant.parse("2026-03-06T02:00:00Z"))).contains(LocalDate.of(2026, 3, 5));
    }

    @Test
    void leavesNoDayOutThatHasNoTurnOfItsOwn() {
        LocalDate friday = LocalDate.of(2026, 3, 6);

        assertThat(ON_WEEKDAYS.due(friday.minusDays(1), Instant.parse("2026-03-07T04:00:00Z")))
                .isEmpty();
        Instant monday = Instant.parse("2026-03-09T00:00:00Z");
        assertThat(ON_WEEKDAYS.due(friday.minusDays(1), monday)).contains(friday);
        assertThat(ON_WEEKDAYS.due(friday, monday)).contains(friday.plusDays(1));
        assertThat(ON_WEEKDAYS.due(friday.plusDays(1), monday)).contains(friday.plusDays(2));
        assertThat(ON_WEEKDAYS.due(friday.plusDays(2), monday)).isEmpty();
    }

    @Test
    void saysWhatIsWrongInTheConfiguration(@TempDir Path folder) throws Exception {
        assertThat(JobTimes.load(Path.of("config/jobs.yaml")).summary()).isEqualTo(NIGHTLY);
        Path file = folder.resolve("jobs.yaml");

        Files.writeString(file, "summary: {at: every night, catch-up-days: 7}");
        assertThatThrownBy(() -> JobTimes.load(file))
                .hasMessageContaining("\"every night\" of config/jobs.yaml is no cron expression");
        Files.writeString(file, "summary: {at: '0 30 0 * * ?', catch-up-days: 0}");
        assertThatThrownBy(() -> JobTimes.load(file)).hasMessageContaining("must be from 1 to 366 days");
    }
}
