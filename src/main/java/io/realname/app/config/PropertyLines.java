package io.realname.app.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The lines of a properties file that set something, as Java understands them, with their numbers. */
final class PropertyLines {
    private PropertyLines() {}

    /**
     * A key and where it is set.
     *
     * @param line from 1
     */
    record Entry(String key, int line) {}

    /**
     * Reads a file.
     *
     * @param faults receives the lines that are not of the form
     * @throws IOException if it cannot be read as UTF-8
     */
    static List<Entry> read(Path file, String place, List<Fault> faults) throws IOException {
        List<Entry> entries = new ArrayList<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            int first = i;
            StringBuilder logical = new StringBuilder(lines.get(i));
            while (goesOn(lines.get(i)) && !isRemark(lines.get(first)) && i + 1 < lines.size()) {
                logical.append('\n').append(lines.get(++i));
            }
            try {
                Properties one = new Properties();
                one.load(new StringReader(logical.toString()));
                one.stringPropertyNames().forEach(key -> entries.add(new Entry(key, first + 1)));
            } catch (IllegalArgumentException e) {
                faults.add(new Fault(
                        place,
                        first + 1,
                        "After \\u there must be four hexadecimal digits; write \\\\ for a backslash."));
            }
        }
        return entries;
    }

    /** Whether a line ends in an odd number of backslashes, which continue it. */
    private static boolean goesOn(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static boolean isRemark(String line) {
        String text = line.stripLeading();
        return text.startsWith("#") || text.startsWith("!");
    }
}
