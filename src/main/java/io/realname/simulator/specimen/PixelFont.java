package io.realname.simulator.specimen;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.Map;

/**
 * Letters of five by seven squares. The platform's fonts are not used: a server may have none, and with others the same
 * specimen would come out differently. Characters it does not know (Han) become patterns that only look like writing.
 */
final class PixelFont {
    static final int COLUMNS = 5;
    static final int ROWS = 7;

    /** Squares from one character to the next. */
    private static final int ADVANCE = COLUMNS + 1;

    /** Each character is followed by its seven rows of five bits, two hexadecimal digits a row. */
    private static final String[] LETTERS = {
        "A040A11111F1111", "B1E11111E11111E", "C0E11101010110E", "D1E11111111111E", "E1F10101E10101F",
        "F1F10101E101010", "G0E11101711110F", "H1111111F111111", "I0E04040404040E", "J0702020202120C",
        "K11121418141211", "L1010101010101F", "M111B1515111111", "N11111915131111", "O0E11111111110E",
        "P1E11111E101010", "Q0E11111115120D", "R1E11111E141211", "S0F10100E01011E", "T1F040404040404",
        "U1111111111110E", "V11111111110A04", "W11111115151B11", "X11110A040A1111", "Y11110A04040404",
        "Z1F01020408101F", "00E11131519110E", "1040C040404040E", "20E11010608101F", "30E11010601110E",
        "402060A121F0202", "51F101E0101110E", "60608101E11110E", "71F010204080808", "80E11110E11110E",
        "90E11110F01020C", "-0000001F000000", "/01010204081010", " 00000000000000"
    };

    private static final Map<Integer, Long> GLYPHS = glyphs();

    private PixelFont() {}

    private static Map<Integer, Long> glyphs() {
        Map<Integer, Long> glyphs = new HashMap<>();
        for (String letter : LETTERS) {
            long bits = 0;
            for (int row = 0; row < ROWS; row++) {
                bits = (bits << COLUMNS) | Integer.parseInt(letter.substring(1 + 2 * row, 3 + 2 * row), 16);
            }
            glyphs.put((int) letter.charAt(0), bits);
        }
        return glyphs;
    }

    /** Width of a text in squares. */
    static int width(String text) {
        return text.codePointCount(0, text.length()) * ADVANCE - 1;
    }

    /** Draws a text in the present colour, its upper left corner at (x, y), each square {@code size} units wide. */
    static void draw(Graphics2D canvas, String text, double x, double y, double size) {
        double left = x;
        for (int character : text.codePoints().map(Character::toUpperCase).toArray()) {
            draw(canvas, GLYPHS.getOrDefault(character, scribble(character)), left, y, size);
            left += ADVANCE * size;
        }
    }

    private static void draw(Graphics2D canvas, long bits, double x, double y, double size) {
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            if (((bits >> (COLUMNS * ROWS - 1 - i)) & 1) == 1) {
                int column = i % COLUMNS;
                int row = i / COLUMNS;
                canvas.fill(new Rectangle2D.Double(x + column * size, y + row * size, size, size));
            }
        }
    }

    /** Multiplying by the golden ratio's bits scatters neighbouring characters. */
    private static long scribble(int character) {
        return (character * 0x9E3779B97F4A7C15L) >>> (64 - COLUMNS * ROWS);
    }
}
