package io.realname.intake.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a cell says, without what spreadsheets and exports put around it. */
final class Cells {
    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?" + "(?:[ T]0{1,2}:00(?::00(?:\\.0+)?)?)?");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

    private Cells() {}

    /** The text of a cell: exports write {@code ="0123"}, {@code '0123} or a tab behind a number so that it stays text. */
    static String text(String cell) {
        String text = cell;
        if (text.length() > 3 && text.startsWith("=\"") && text.endsWith("\"")) {
            text = text.substring(2, text.length() - 1);
        }
        if (text.length() > 1 && text.charAt(0) == '\'' && Character.isLetterOrDigit(text.charAt(1))) {
            text = text.substring(1);
        }
        return text.endsWith("\t") ? text.substring(0, text.length() - 1) : text;
    }

    /** A date in a notation that can mean one day only, as YYYY-MM-DD; everything else as it stands. */
    static String date(String text) {
        String plain = text.strip();
        Matcher matcher = DATE.matcher(plain);
        if (!matcher.matches()) {
            matcher = DIGITS.matcher(plain);
            if (!matcher.matches()) {
                return text;
            }
        }
        try {
            return LocalDate.of(
                            Integer.parseInt(matcher.group(1)),
                            Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3)))
                    .toString();
        } catch (DateTimeException noSuchDay) {
            return text;
        }
    }
}
