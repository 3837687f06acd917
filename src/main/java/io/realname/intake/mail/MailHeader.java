package io.realname.intake.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The header of a message or a part. Values are unfolded and hold one character a byte. Immutable. */
final class MailHeader {
    private record Field(String name, String value) {}

    private final List<Field> fields;
    private final int bodyStart;

    private MailHeader(List<Field> fields, int bodyStart) {
        this.fields = fields;
        this.bodyStart = bodyStart;
    }

    /**
     * Reads a header up to the empty line behind it; a line that is none of a header is passed over.
     *
     * @throws MailRefused if it is longer than {@code limits} allow
     */
    static MailHeader read(byte[] raw, int start, int end, MailLimits limits) throws MailRefused {
        List<Field> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        int at = start;
        while (at < end) {
            int lineEnd = lineEnd(raw, at, end);
            int textEnd = lineEnd > at && raw[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
            int next = Math.min(end, lineEnd + 1);
            if (next - start > limits.header()) {
                throw new MailRefused("bytes", limits.header());
            }
            if (textEnd == at) {
                add(fields, field);
                return new MailHeader(List.copyOf(fields), next);
            }
            boolean goesOn = raw[at] == ' ' || raw[at] == '\t';
            if (!goesOn) {
                add(fields, field);
            }
            field.append(new String(raw, at, textEnd - at, StandardCharsets.ISO_8859_1));
            at = next;
        }
        add(fields, field);
        return new MailHeader(List.copyOf(fields), end);
    }

    /** Where the line that begins at {@code at} ends: its line feed, or {@code end}. */
    static int lineEnd(byte[] raw, int at, int end) {
        int i = at;
        while (i < end && raw[i] != '\n') {
            i++;
        }
        return i;
    }

    private static void add(List<Field> fields, StringBuilder field) {
        int colon = field.indexOf(":");
        if (colon > 0) {
            fields.add(new Field(
                    field.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    field.substring(colon + 1).strip()));
        }
        field.setLength(0);
    }

    /** Where the body begins in the bytes that were read. */
    int bodyStart() {
        return bodyStart;
    }

    /** The first field of that lower-case name; null if there is none. */
    @Nullable
    String first(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst()
                .orElse(null);
    }

    /** All fields of that lower-case name, from top to bottom. */
    List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .toList();
    }

    /** Whether there is a field whose lower-case name begins so. */
    boolean hasPrefix(String prefix) {
        return fields.stream().anyMatch(field -> field.name().startsWith(prefix));
    }

    /** The first field of that name, parted into value and parameters. */
    Parameters parameters(String name) {
        String value = first(name);
        return Parameters.of(value == null ? "" : value);
    }
}
