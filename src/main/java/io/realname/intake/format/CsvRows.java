package io.realname.intake.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The submissions of a CSV file (RFC 4180, with the delimiters and encodings that legacy systems use). A row that is broken,
 * say by a quote that never ends, costs that row alone.
 */
final class CsvRows implements Rows {
    private static final char[] DELIMITERS = {',', ';', '\t', '|', '，'};
    private static final int MOST_LINES_OF_A_ROW = 20;
    private static final char QUOTE = '"';

    private final Lines lines;
    private final CsvReader.CsvReaderBuilder csv;
    private final Header header;
    private final int columns;

    /**
     * Opens a file and reads its header.
     *
     * @throws RowsRefused if the first row does not name the columns
     */
    CsvRows(Path file, Columns names) throws RowsRefused, IOException {
        lines = new Lines(TextFile.open(file));
        try {
            String first = firstLine();
            char delimiter = delimiter(first, names);
            csv = CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .trimWhitespacesAroundQuotes(true)
                    .allowUnclosedQuote(false);
            List<String> head = fields(csv, first);
            header = Header.of(names, head);
            columns = head.size();
        } catch (RowsRefused | IOException | RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    /** Excel lets a first line say which delimiter follows; ours is found from the header itself. */
    private String firstLine() throws RowsRefused, IOException {
        String line = lines.next();
        while (line != null && (line.isBlank() || line.matches("(?i)sep=."))) {
            line = lines.next();
        }
        if (line == null) {
            throw new RowsRefused("empty", 0);
        }
        return line;
    }

    /** The delimiter by which most columns have a name that is known. */
    private static char delimiter(String line, Columns names) {
        char best = ',';
        long most = 0;
        for (char delimiter : DELIMITERS) {
            long known = fields(CsvReader.builder().fieldSeparator(delimiter), line).stream()
                    .filter(name -> names.path(name).isPresent())
                    .count();
            if (known > most) {
                best = delimiter;
                most = known;
            }
        }
        return best;
    }

    private static List<String> fields(CsvReader.CsvReaderBuilder csv, String record) {
        try {
            return csv.ofSingleCsvRecord(record).getFields();
        } catch (CsvParseException e) {
            return List.of();
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        String line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        return line == null ? null : row(line, lines.number());
    }

    private Row row(String first, int number) throws IOException {
        if (first.length() >= Lines.LONGEST) {
            return Row.unreadable(number, "too-long");
        }
        List<String> more = new ArrayList<>();
        String record = record(first, more);
        List<String> fields = record == null ? List.of() : fields(csv, record);
        if (record == null || fields.isEmpty() || !isBlankFrom(fields, columns)) {
            lines.takeBack(more); // A quote too many must not swallow the rows behind it.
            return Row.unreadable(number, fields.isEmpty() ? "quote" : "columns");
        }
        return record.indexOf(TextFile.NO_TEXT) >= 0 || record.indexOf('\0') >= 0
                ? Row.unreadable(number, "encoding")
                : Row.of(number, header.manifest(fields));
    }

    /** The whole record of which this is the first line; null if a quote in it does not end within reach. */
    private @Nullable String record(String first, List<String> more) throws IOException {
        // A lone quote in the middle of a cell is a quote and nothing more.
        if (isBalanced(first) || !fields(csv, first).isEmpty()) {
            return first;
        }
        StringBuilder record = new StringBuilder(first);
        while (more.size() < MOST_LINES_OF_A_ROW && record.length() < Lines.LONGEST) {
            String line = lines.next();
            if (line == null) {
                return null;
            }
            more.add(line);
            record.append('\n').append(line);
            if (!isBalanced(line)) {
                return record.toString();
            }
        }
        return null;
    }

    private static boolean isBalanced(String text) {
        boolean balanced = true;
        for (int i = 0; i < text.length(); i++) {
            balanced ^= text.charAt(i) == QUOTE;
        }
        return balanced;
    }

    private static boolean isBlankFrom(List<String> fields, int from) {
        for (int i = from; i < fields.size(); i++) {
            if (!fields.get(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
