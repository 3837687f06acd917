package io.realname.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.time.BusinessCalendar.DueDate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {
    private static BusinessCalendar calendar;

    @BeforeAll
    static void load() throws IOException {
        calendar = BusinessCalendar.load(Path.of("config/calendar"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01,true", "2026-06-06,false", "2026-02-17,false", "2026-02-14,true", "2026-02-13,true",
        "2026-10-08,true", "2026-10-10,true", "2026-09-20,true", "2025-10-08,false", "2025-01-26,true",
    })
    void announcedDaysOffAndMakeUpDaysCount(LocalDate date, boolean business) {
        assertThat(calendar.isBusinessDay(date)).isEqualTo(business);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01,0,2026-06-01,false",
        "2026-06-01,1,2026-06-02,false",
        "2026-06-05,1,2026-06-08,false",
        "2026-02-13,2,2026-02-24,false",
        "2026-12-31,1,2027-01-04,true",
        "2026-12-30,1,2026-12-31,false",
    })
    void countsBusinessDays(LocalDate from, int days, LocalDate due, boolean provisional) {
        assertThat(calendar.plusBusinessDays(from, days)).isEqualTo(new DueDate(due, provisional));
    }

    /** The statutory days of 2027 and of past years as they were announced or as almanacs give them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-01-01",
                "2027-02-05",
                "2027-02-06",
                "2027-02-07",
                "2027-02-08",
                "2027-04-05",
                "2027-05-01",
                "2027-05-02",
                "2027-06-09",
                "2027-09-15",
                "2027-10-01",
                "2027-10-02",
                "2027-10-03",
                "2028-01-25",
                "2028-01-26",
                "2028-04-04",
                "2028-05-28",
                "2028-10-03",
                "2030-02-03",
                "2030-02-02",
                "2024-02-10",
                "2024-04-04",
                "2024-06-10",
                "2024-09-17",
                "2023-06-22",
                "2023-09-29",
            })
    void inAYearWithoutAFileTheStatutoryDaysAreKnownByRule(LocalDate date) {
        assertThat(StatutoryDays.of(date.getYear())).contains(date);
        assertThat(calendar.isAnnounced(date.getYear())).isFalse();
        assertThat(calendar.isBusinessDay(date)).isFalse();
    }

    @Test
    void aYearByRuleHasThirteenDaysOffWhereNoneFallsOnAnother() {
        assertThat(StatutoryDays.of(2027)).hasSize(13);
        assertThat(calendar.isBusinessDay(LocalDate.of(2027, 2, 9))).isTrue();
        assertThat(calendar.isBusinessDay(LocalDate.of(2027, 2, 13))).isFalse();
    }

    @Test
    void theRuleFindsTheFestivalsOfTheAnnouncedYears() {
        assertThat(StatutoryDays.of(2025))
                .contains(
                        LocalDate.of(2025, 1, 29),
                        LocalDate.of(2025, 5, 31),
                        LocalDate.of(2025, 10, 6),
                        LocalDate.of(2025, 4, 4));
        assertThat(StatutoryDays.of(2026))
                .contains(
                        LocalDate.of(2026, 2, 17),
                        LocalDate.of(2026, 6, 19),
                        LocalDate.of(2026, 9, 25),
                        LocalDate.of(2026, 4, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-0x\tholiday\tx", "2027-01-01\tfree\tx", "2027-01-01"})
    void aFileWithAStrangeLineIsRefusedWithItsNumber(String line, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("2027.tsv"), "# comment\n" + line + "\n");
        assertThatThrownBy(() -> BusinessCalendar.load(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Line 2");
    }
}
