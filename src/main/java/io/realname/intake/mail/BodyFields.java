package io.realname.intake.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.intake.format.Formats;
import io.realname.intake.format.RowsRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a person wrote into a mail, one in a line: {@code 域名: example.cn}. A line that names no field is what people write
 * around it. Thread-safe.
 */
final class BodyFields {
    /** A mail without one of these is a letter and no submission. */
    private static final Set<String> TELLING = Set.of("domains", "profile.idNumber", "profile.name", "profile.idType");

    private static final int FEWEST = 3;
    private static final int LONGEST_KEY = 60;
    private static final int MOST_LINES = 5_000;

    private final Formats formats;

    BodyFields(Formats formats) {
        this.formats = formats;
    }

    /** A field as it was written: its name, what the name means, and what was said. */
    record Field(String name, String path, String value) {
        /** Nothing of the value. */
        @Override
        public String toString() {
            return path;
        }
    }

    /** A field that may say nothing, and the lines from its name to its value. */
    record Entry(Field field, int first, int last) {}

    /**
     * The fields of a text in their order, empty if it is no submission. What is quoted of an earlier mail counts only if there is no
     * submission above it.
     *
     * @throws RowsRefused if one field is given two values
     */
    List<Field> of(String text) throws RowsRefused {
        List<Field> fields = new ArrayList<>();
        for (List<String> part : Quotations.parts(text.lines().limit(MOST_LINES).toList())) {
            read(Signature.above(part), fields);
            if (isSubmission(fields)) {
                return fields;
            }
        }
        return List.of();
    }

    private static boolean isSubmission(List<Field> fields) {
        return fields.size() >= FEWEST && fields.stream().anyMatch(field -> TELLING.contains(field.path()));
    }

    private void read(List<String> lines, List<Field> fields) throws RowsRefused {
        List<Entry> entries = entries(lines);
        int end = lines.size();
        for (int i = 0; i < entries.size() && entries.get(i).first() < end; i++) {
            Field field = entries.get(i).field();
            boolean before = isSubmission(fields);
            if (!field.value().isEmpty()) {
                add(fields, field);
            }
            if (!before && isSubmission(fields)) {
                end = Signature.start(lines, entries, entries.get(i).last() + 1);
            }
        }
    }

    private List<Entry> entries(List<String> lines) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Field field = field(lines.get(i));
            if (field != null) {
                int value = field.value().isEmpty() ? below(lines, i) : i;
                Field whole = value == i ? field : new Field(field.name(), field.path(), lines.get(value));
                entries.add(new Entry(whole, i, value));
                i = value;
            }
        }
        return entries;
    }

    /** The line with the value of a name that stands alone, as the cells of a table may; the name's own if there is none. */
    private int below(List<String> lines, int name) {
        int value = name + 1;
        while (value < lines.size() && lines.get(value).isEmpty() && separator(lines.get(name)) < 0) {
            value++;
        }
        boolean is = value < lines.size() && !lines.get(value).isEmpty() && field(lines.get(value)) == null;
        return is ? value : name;
    }

    /** The field that a line names, which may say nothing yet; null if it names none. */
    private @Nullable Field field(String line) {
        int split = separator(line);
        String name =
                (split < 0 ? line : line.substring(0, split)).replace("*", "").strip();
        if (name.isEmpty() || name.length() > LONGEST_KEY) {
            return null;
        }
        String value = split < 0 ? "" : line.substring(split + 1).strip();
        return formats.field(name).map(path -> new Field(name, path, value)).orElse(null);
    }

    private static void add(List<Field> fields, Field field) throws RowsRefused {
        boolean several = field.path().startsWith("documents.") || field.path().startsWith("domains.");
        for (int i = 0; i < fields.size() && !several; i++) {
            Field other = fields.get(i);
            if (other.path().equals(field.path())) {
                if (field.path().equals("domains")) {
                    fields.set(i, new Field(other.name(), other.path(), other.value() + ";" + field.value()));
                } else if (!other.value().equals(field.value())) {
                    throw Formats.ambiguous();
                }
                return;
            }
        }
        fields.add(field);
    }

    /** Where the name in a line ends; negative if nothing tells. */
    static int separator(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ':' || c == '：' || c == '\t' || c == '＝' || c == '=') {
                return i;
            }
        }
        return -1;
    }

    /** The manifest that fields say. */
    ObjectNode manifest(List<Field> fields) throws RowsRefused {
        return formats.manifest(
                fields.stream().map(Field::name).toList(),
                fields.stream().map(Field::value).toList());
    }
}
