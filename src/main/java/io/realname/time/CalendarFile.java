package io.realname.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One year's announced days: comment lines, a heading, then date, {@code holiday} or {@code workday}, and name.
 *
 * @param off days off; likewise {@code working} the make-up working days
 */
record CalendarFile(Set<LocalDate> off, Set<LocalDate> working) {
    static CalendarFile read(Path file) throws IOException {
        CalendarFile days = new CalendarFile(new HashSet<>(), new HashSet<>());
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("date\t")) {
                try {
                    days.add(line.split("\t", -1));
                } catch (DateTimeParseException | IllegalArgumentException e) {
                    throw new IllegalStateException(
                            "Line " + (i + 1) + " of " + file + " is not a date, holiday or workday, and a name.", e);
                }
            }
        }
        return days;
    }

    private void add(String[] cells) {
        if (cells.length < 2) {
            throw new IllegalArgumentException("A cell is missing.");
        }
        LocalDate date = LocalDate.parse(cells[0]);
        switch (cells[1]) {
            case "holiday" -> off.add(date);
            case "workday" -> working.add(date);
            default -> throw new IllegalArgumentException("The kind of day is unknown.");
        }
    }
}
