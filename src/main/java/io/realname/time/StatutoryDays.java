package io.realname.time;

import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The days off that follow from the Regulation on Public Holidays as in force since 2025-01-01, without bridge days and
 * make-up days, which only the yearly announcement knows.
 */
final class StatutoryDays {
    /**
     * Spring festivals whose new moon falls so near midnight in Beijing that ICU 79 takes the wrong day (23:56 and 00:07
     * by the series of Meeus, which agrees with ICU on the three festivals of all other years up to 2100).
     */
    private static final Map<Integer, LocalDate> SPRING_FESTIVALS =
            Map.of(2027, LocalDate.of(2027, 2, 6), 2030, LocalDate.of(2030, 2, 3));

    private StatutoryDays() {}

    /** All statutory days off of a Gregorian year. */
    static Set<LocalDate> of(int year) {
        Set<LocalDate> days = new HashSet<>();
        days.add(LocalDate.of(year, 1, 1));
        LocalDate springFestival = SPRING_FESTIVALS.getOrDefault(year, chinese(year, 1, 1));
        for (int i = -1; i <= 2; i++) {
            days.add(springFestival.plusDays(i));
        }
        days.add(LocalDate.of(year, 4, qingming(year)));
        days.add(LocalDate.of(year, 5, 1));
        days.add(LocalDate.of(year, 5, 2));
        days.add(chinese(year, 5, 5));
        days.add(chinese(year, 8, 15));
        for (int day = 1; day <= 3; day++) {
            days.add(LocalDate.of(year, 10, day));
        }
        return Set.copyOf(days);
    }

    /** The Gregorian date of a day in an ordinary (not a leap) month of the Chinese year that begins in {@code year}. */
    private static LocalDate chinese(int year, int month, int day) {
        ChineseCalendar calendar = new ChineseCalendar(TimeZone.getTimeZone(Shanghai.ZONE.getId()));
        calendar.clear();
        // Since ICU 75 the extended year is the Gregorian one in which the Chinese year begins.
        calendar.set(ChineseCalendar.EXTENDED_YEAR, year);
        calendar.set(ChineseCalendar.MONTH, month - 1);
        calendar.set(ChineseCalendar.IS_LEAP_MONTH, 0);
        calendar.set(ChineseCalendar.DAY_OF_MONTH, day);
        return Shanghai.dateOf(Instant.ofEpochMilli(calendar.getTimeInMillis()));
    }

    /**
     * The day in April on which the sun reaches 15°, by the usual approximation for the 21st century (0.2422 days more
     * each year, less the leap days); in other centuries it can miss by a day.
     */
    private static int qingming(int year) {
        int yearOfCentury = Math.floorMod(year, 100);
        return (int) (yearOfCentury * 0.2422 + 4.81) - yearOfCentury / 4;
    }
}
