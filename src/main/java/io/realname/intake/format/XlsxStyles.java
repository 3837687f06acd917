package io.realname.intake.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * How an Excel file shows its numbers, as far as it tells a date from a number (ECMA-376 part 1, 18.8.30). Excel keeps 15 digits of a
 * number: one that had more has lost them, and stays as Excel wrote it, so that the rules can say so.
 */
final class XlsxStyles {
    private static final BigDecimal KEPT_WHOLE = BigDecimal.TEN.pow(15);
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]");
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    private static final int MOST_DIGITS = 400;
    private static final int MOST_DAYS = 2_958_465; // 9999-12-31

    private final Set<Integer> dates = new HashSet<>();
    private final boolean from1904;

    /** The styles of a file that has none. */
    XlsxStyles(boolean from1904) {
        this.from1904 = from1904;
    }

    /** The styles of {@code styles.xml}. */
    XlsxStyles(XMLStreamReader xml, boolean from1904) throws XMLStreamException {
        this.from1904 = from1904;
        Map<Integer, String> formats = new HashMap<>();
        boolean cells = false;
        int style = 0;
        while (xml.hasNext()) {
            xml.next();
            if (xml.isEndElement() && xml.getLocalName().equals("cellXfs")) {
                cells = false;
            }
            if (!xml.isStartElement()) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "numFmt" ->
                    formats.put(
                            number(xml.getAttributeValue(null, "numFmtId")),
                            String.valueOf(xml.getAttributeValue(null, "formatCode")));
                case "cellXfs" -> cells = true;
                case "xf" -> {
                    if (cells && isDate(number(xml.getAttributeValue(null, "numFmtId")), formats)) {
                        dates.add(style);
                    }
                    style += cells ? 1 : 0;
                }
                default -> {} // Fonts, fills, borders.
            }
        }
    }

    private static int number(String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static boolean isDate(int format, Map<Integer, String> formats) {
        boolean builtIn = format >= 14 && format <= 22 || format >= 27 && format <= 36 || format >= 50 && format <= 58;
        String own = formats.get(format);
        if (own == null) {
            return builtIn;
        }
        String plain = LITERAL.matcher(own).replaceAll("").toLowerCase(java.util.Locale.ROOT);
        return plain.indexOf('y') >= 0 || plain.indexOf('d') >= 0 && plain.indexOf('m') >= 0;
    }

    /** What a numeric cell of that style says. */
    String text(String value, int style) {
        BigDecimal number;
        try {
            number = new BigDecimal(value.strip());
        } catch (NumberFormatException e) {
            return value;
        }
        if (number.precision() - (long) number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            return value; // An exponent of the sender's own: nobody writes so many digits out.
        }
        if (dates.contains(style) && number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(MOST_DAYS)) <= 0) {
            return (from1904 ? DAY_ZERO_1904 : DAY_ZERO)
                    .plusDays(number.longValue())
                    .toString();
        }
        if (number.abs().compareTo(KEPT_WHOLE) >= 0) {
            return value;
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
