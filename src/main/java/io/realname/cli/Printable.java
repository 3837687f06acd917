package io.realname.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Texts of other people made fit for a terminal: what would steer it, or turn the order of its text, is replaced. */
final class Printable {
    private static final Pattern STEERING =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private Printable() {}

    static String text(String text) {
        return STEERING.matcher(text).replaceAll("\uFFFD");
    }

    static String text(Path path) {
        return text(path.toString());
    }
}
