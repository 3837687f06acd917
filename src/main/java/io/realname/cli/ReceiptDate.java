package io.realname.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a date of receipt, in the centuries in which there are domains to receive. */
final class ReceiptDate implements ITypeConverter<LocalDate> {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2999;

    @Override
    public LocalDate convert(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Told below, in words of ours.
        }
        throw new TypeConversionException("\"" + text + "\" is not a date such as 2026-06-01.");
    }
}
