package io.realname.screening.idnumber;

import java.time.LocalDate;
import java.time.YearMonth;

/** Birth dates inside numbers. */
final class BirthDate {
    /** Nobody who registers a domain was born earlier (own). */
    private static final int EARLIEST_YEAR = 1880;

    private BirthDate() {}

    /** Whether the eight digits at {@code from} are a date from 1880 to {@code today}. */
    static boolean isPlausible(String number, int from, LocalDate today) {
        int year = Characters.number(number, from, from + 4);
        int month = Characters.number(number, from + 4, from + 6);
        int day = Characters.number(number, from + 6, from + 8);
        return year >= EARLIEST_YEAR
                && isDate(year, month, day)
                && !LocalDate.of(year, month, day).isAfter(today);
    }

    /** Whether the six digits at {@code from} (YYMMDD) are a past date of the present or the last century. */
    static boolean isPlausibleShort(String number, int from, LocalDate today) {
        int year = Characters.number(number, from, from + 2);
        int month = Characters.number(number, from + 2, from + 4);
        int day = Characters.number(number, from + 4, from + 6);
        return isDate(1900 + year, month, day)
                || (isDate(2000 + year, month, day)
                        && !LocalDate.of(2000 + year, month, day).isAfter(today));
    }

    private static boolean isDate(int year, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }
}
