package io.realname.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which days are business days in mainland China: Monday to Friday, less the days off and plus the make-up working days
 * that the State Council announces year by year ({@code config/calendar/<year>.tsv}). In a year without a file only the
 * statutory days known by rule are off, and dates reckoned with it are provisional. Thread-safe.
 */
public final class BusinessCalendar {
    private final Map<Integer, Year> announced;
    private final Map<Integer, Set<LocalDate>> byRule = new ConcurrentHashMap<>();

    private BusinessCalendar(Map<Integer, Year> announced) {
        this.announced = announced;
    }

    /** The days of one year that are not as their day of the week says. */
    private record Year(Set<LocalDate> off, Set<LocalDate> working) {}

    /**
     * A date that was reckoned in business days.
     *
     * @param provisional whether a year took part whose days off are not announced yet
     */
    public record DueDate(LocalDate date, boolean provisional) {}

    /**
     * Reads every {@code <year>.tsv} of the folder.
     *
     * @throws IOException if one cannot be read
     * @throws IllegalStateException if a line is not as it should be; the message names file and line
     */
    public static BusinessCalendar load(Path folder) throws IOException {
        Map<Integer, Year> years = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".tsv")).toList()) {
                String year = file.getFileName().toString().replace(".tsv", "");
                CalendarFile days = CalendarFile.read(file);
                years.put(Integer.valueOf(year), new Year(days.off(), days.working()));
            }
        }
        return new BusinessCalendar(years);
    }

    /** Whether offices work on that day, as far as is known. */
    public boolean isBusinessDay(LocalDate date) {
        boolean weekday = date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
        Year year = announced.get(date.getYear());
        if (year == null) {
            return weekday
                    && !byRule.computeIfAbsent(date.getYear(), StatutoryDays::of)
                            .contains(date);
        }
        return year.working().contains(date) || (weekday && !year.off().contains(date));
    }

    /** Whether the days off of that year have been announced. */
    public boolean isAnnounced(int year) {
        return announced.containsKey(year);
    }

    /** The {@code days}-th business day before {@code date}; {@code date} itself if {@code days} is 0. */
    public LocalDate minusBusinessDays(LocalDate date, int days) {
        LocalDate earlier = date;
        for (int left = days; left > 0; ) {
            earlier = earlier.minusDays(1);
            if (isBusinessDay(earlier)) {
                left--;
            }
        }
        return earlier;
    }

    /** The {@code days}-th business day after {@code date}; {@code date} itself if {@code days} is 0. */
    public DueDate plusBusinessDays(LocalDate date, int days) {
        LocalDate due = date;
        boolean provisional = false;
        for (int left = days; left > 0; ) {
            due = due.plusDays(1);
            provisional |= !isAnnounced(due.getYear());
            if (isBusinessDay(due)) {
                left--;
            }
        }
        return new DueDate(due, provisional);
    }
}
