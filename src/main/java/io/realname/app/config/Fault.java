package io.realname.app.config;

import java.util.Comparator;

/**
 * Something wrong in the configuration.
 *
 * @param place file, relative to the project's folder, or environment variable
 * @param line in that file, from 1; 0 if it is about no line, or nobody knows which
 * @param sentence what is wrong and what to do
 */
public record Fault(String place, int line, String sentence) implements Comparable<Fault> {
    private static final Comparator<Fault> ORDER =
            Comparator.comparing(Fault::place).thenComparingInt(Fault::line).thenComparing(Fault::sentence);

    /** By place and line. */
    @Override
    public int compareTo(Fault other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return place + (line > 0 ? ":" + line : "") + ": " + sentence;
    }
}
