package io.realname.intake.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.intake.format.Formats;
import io.realname.intake.format.RowsRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /**
     * The fields of a text in their order, empty if it is no submission. What is quoted of an earlier mail counts only if there is no
     * submission above it.
     *
     * @throws RowsRefused if one field is given two values
     */
    List<Field> of(String text) throws RowsRefused {
        List<String> lines =
                text.lines().limit(MOST_LINES).map(BodyFields::plain).toList();
        List<Field> fresh = fields(lines.subList(0, quoted(lines)));
        if (isSubmission(fresh)) {
            return fresh;
        }
        List<Field> all = fields(lines.stream().map(BodyFields::unquoted).toList());
        return isSubmission(all) ? all : List.of();
    }

    private static boolean isSubmission(List<Field> fields) {
        return fields.size() >= FEWEST && fields.stream().anyMatch(field -> TELLING.contains(field.path()));
    }

    private List<Field> fields(List<String> lines) throws RowsRefused {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < lines.size() && !lines.get(i).equals("--"); i++) {
            Field field = field(lines.get(i));
            if (field != null && field.value().isEmpty() && i + 1 < lines.size() && field(lines.get(i + 1)) == null) {
                field = new Field(
                        field.name(), field.path(), lines.get(++i)); // Cells of a table, each in its own line.
            }
            if (field != null && !field.value().isEmpty()) {
                add(fields, field);
            }
        }
        return fields;
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

    private static int separator(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ':' || c == '：' || c == '\t' || c == '＝' || c == '=') {
                return i;
            }
        }
        return -1;
    }

    /** Where the quotation of an earlier mail begins. */
    private static int quoted(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).toLowerCase(Locale.ROOT);
            boolean ruled = line.startsWith("-----") || line.startsWith("_____") || line.startsWith("=====");
            if (line.startsWith(">")
                    || (ruled
                            && (line.length() > 20
                                    || line.contains("origin")
                                    || line.contains("原始")
                                    || line.contains("forward")
                                    || line.contains("转发")))
                    || (line.startsWith("on ") && line.endsWith("wrote:"))
                    || line.endsWith("写道：")
                    || line.endsWith("写道:")) {
                return i;
            }
        }
        return lines.size();
    }

    private static String unquoted(String line) {
        int from = 0;
        while (from < line.length() && (line.charAt(from) == '>' || line.charAt(from) == ' ')) {
            from++;
        }
        return line.substring(from);
    }

    /** A line without the spaces, dashes and stars that people and mail programs put around it. */
    private static String plain(String line) {
        String spaced = line.replace('\u00A0', ' ')
                .replace('\u3000', ' ')
                .replace("\u200B", "")
                .strip();
        if (spaced.equals("--")) {
            return spaced;
        }
        int from = 0;
        while (from < spaced.length() && " *•·●■◆".indexOf(spaced.charAt(from)) >= 0) {
            from++;
        }
        return spaced.substring(from).strip();
    }

    /** The manifest that fields say. */
    ObjectNode manifest(List<Field> fields) throws RowsRefused {
        return formats.manifest(
                fields.stream().map(Field::name).toList(),
                fields.stream().map(Field::value).toList());
    }
}
