package io.realname.intake.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The submissions of an Excel file (ECMA-376): the rows of its first visible sheet, of which the first names the columns. Read as a
 * stream; formulas count by the value that was saved with them, links to other files are not followed.
 */
final class XlsxRows implements Rows {
    private static final int MOST_COLUMNS = 1024;
    private static final int LONGEST_TEXT = 64 << 10;

    private final XlsxFile file;
    private final SharedStrings strings;
    private final XlsxStyles styles;
    private final InputStream in;
    private final XMLStreamReader sheet;
    private final Header header;
    private int number;

    /**
     * Opens a file and reads its header.
     *
     * @throws RowsRefused if it is no Excel file, or its first row does not name the columns
     */
    XlsxRows(Path path, Columns columns) throws RowsRefused, IOException {
        file = XlsxFile.open(path);
        SharedStrings texts = null;
        try {
            texts = file.strings();
            strings = texts;
            styles = file.styles();
            in = file.sheet();
            sheet = XlsxFile.parse(in);
            List<String> names = cells();
            if (names == null) {
                throw new RowsRefused("empty", 0);
            }
            header = Header.of(columns, names);
        } catch (RowsRefused | IOException | RuntimeException e) {
            if (texts != null) {
                texts.close();
            }
            file.close();
            throw e;
        } catch (XMLStreamException e) {
            file.close();
            throw RowsRefused.of(e, 0);
        }
    }

    @Override
    public @Nullable Row next() throws RowsRefused, IOException {
        try {
            List<String> cells = cells();
            return cells == null ? null : Row.of(number, header.manifest(cells));
        } catch (XMLStreamException e) {
            throw RowsRefused.of(e, number);
        }
    }

    /** The cells of the next row with anything in it, or null after the last. */
    private @Nullable List<String> cells() throws XMLStreamException, RowsRefused, IOException {
        while (sheet.hasNext()) {
            int event = sheet.next();
            if (event == XMLStreamConstants.START_ELEMENT
                    && sheet.getLocalName().equals("row")) {
                String said = sheet.getAttributeValue(null, "r");
                number = said == null ? number + 1 : place(said, number + 1);
                List<String> cells = row();
                if (!cells.stream().allMatch(String::isBlank)) {
                    return cells;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && sheet.getLocalName().equals("sheetData")) {
                return null;
            }
        }
        return null;
    }

    private List<String> row() throws XMLStreamException, RowsRefused, IOException {
        List<String> cells = new ArrayList<>();
        while (sheet.next() != XMLStreamConstants.END_ELEMENT
                || !sheet.getLocalName().equals("row")) {
            if (sheet.isStartElement() && sheet.getLocalName().equals("c")) {
                String reference = sheet.getAttributeValue(null, "r");
                int column = reference == null ? cells.size() : column(reference);
                if (column >= MOST_COLUMNS) {
                    throw new RowsRefused("count", number);
                }
                while (cells.size() <= column) {
                    cells.add("");
                }
                cells.set(column, cell());
            }
        }
        return cells;
    }

    private String cell() throws XMLStreamException, RowsRefused, IOException {
        String type = String.valueOf(sheet.getAttributeValue(null, "t"));
        int style = place(String.valueOf(sheet.getAttributeValue(null, "s")), 0);
        StringBuilder value = new StringBuilder();
        StringBuilder inline = new StringBuilder();
        StringBuilder into = null;
        while (sheet.next() != XMLStreamConstants.END_ELEMENT
                || !sheet.getLocalName().equals("c")) {
            if (sheet.isStartElement()) {
                into = switch (sheet.getLocalName()) {
                    case "v" -> value;
                    case "t" -> inline;
                    default -> null;
                };
            } else if (sheet.isEndElement()) {
                into = null;
            } else if (into != null && sheet.hasText()) {
                if (into.length() + sheet.getTextLength() > LONGEST_TEXT) {
                    throw new RowsRefused("too-long", number);
                }
                into.append(sheet.getText());
            }
        }
        return switch (type) {
            case "s" -> strings.get(place(value.toString(), -1));
            case "inlineStr" -> inline.toString();
            case "b" -> value.toString().equals("1") ? "true" : "false";
            case "str", "e" -> value.toString();
            default -> value.isEmpty() ? "" : styles.text(value.toString(), style);
        };
    }

    /** The column of a reference such as AB12, counted from 0. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0;
                i < reference.length() && Character.isUpperCase(reference.charAt(i)) && column < MOST_COLUMNS;
                i++) {
            column = column * 26 + reference.charAt(i) - 'A' + 1;
        }
        return Math.max(0, column - 1);
    }

    private static int place(String text, int otherwise) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    @Override
    public void close() throws IOException {
        try (ZipFile zip = file.zip();
                SharedStrings texts = strings;
                InputStream open = in) {
            sheet.close();
        } catch (XMLStreamException e) {
            throw new IOException("An Excel file could not be closed.", e);
        }
    }
}
