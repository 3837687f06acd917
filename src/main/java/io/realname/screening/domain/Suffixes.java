package io.realname.screening.domain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which suffixes the ministry (MIIT) has approved for ICP filings, as far as known on a date ({@code config/suffixes.tsv}).
 *
 * @param asOf the day of which the list speaks
 * @param byName what is known of each listed suffix, in punycode
 */
public record Suffixes(LocalDate asOf, Map<String, Status> byName) {
    private static final String AS_OF = "as-of";
    private static final String HEADER = "suffix";

    /** What is known of a suffix. */
    public enum Status {
        APPROVED,
        REFUSED,
        /** The list says nothing of it, which is not the same as refused. */
        UNKNOWN
    }

    /** Takes a copy. */
    public Suffixes {
        byName = Map.copyOf(byName);
    }

    /** What is known of that suffix. */
    public Status of(String suffix) {
        return byName.getOrDefault(suffix, Status.UNKNOWN);
    }

    /**
     * Reads {@code suffixes.tsv}: its date, then suffix, Unicode form, status and source of each suffix.
     *
     * @throws IOException if it cannot be read, has no date, or a line is not understood; the message names the line
     */
    public static Suffixes load(Path file) throws IOException {
        LocalDate asOf = null;
        Map<String, Status> byName = new HashMap<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String[] cells = line.split("\t", -1);
            if (line.isBlank() || line.startsWith("#") || cells[0].equals(HEADER)) {
                continue;
            }
            try {
                if (cells[0].equals(AS_OF) && cells.length == 2) {
                    asOf = LocalDate.parse(cells[1]);
                } else if (cells.length == 4) {
                    byName.put(cells[0], Status.valueOf(cells[2].toUpperCase(Locale.ROOT)));
                } else {
                    throw new IllegalArgumentException("it has " + cells.length + " cells");
                }
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new IOException(
                        "Line " + (i + 1) + " of " + file
                                + " is not a suffix, its Unicode form, approved or refused, and a source, with tabs between.",
                        e);
            }
        }
        if (asOf == null) {
            throw new IOException(
                    file + " does not say of which day it speaks: add a line \"" + AS_OF + "\" with the date.");
        }
        return new Suffixes(asOf, byName);
    }
}
