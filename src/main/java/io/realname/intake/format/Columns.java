package io.realname.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.realname.submission.IdType;
import io.realname.submission.IdTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What columns and cells are called in files of rows ({@code config/columns.yaml}): which field of the manifest a header means,
 * and which value a word in a cell. Immutable and thread-safe.
 */
public final class Columns {
    private static final Pattern NUMBERED = Pattern.compile("(.{1,100}?)(\\d{1,3})");
    /** A field's own name with a number in it, as {@code documents2file}. */
    private static final Pattern OWN_NAME = Pattern.compile("(documents|domains)(\\d{1,3})(.{1,40})");

    private static final String ANY = "#";

    /** Paths by what a header reads as; a numbered path has {@value #ANY} in it. */
    private final Map<String, String> paths = new HashMap<>();

    private final Set<String> ignored = new HashSet<>();
    private final Map<String, Map<String, String>> values = new HashMap<>();

    private Columns(JsonNode config, IdTypes idTypes) throws IOException {
        for (Map.Entry<String, JsonNode> entry : config.path("columns").properties()) {
            put(plain(entry.getKey()), entry.getKey());
            for (JsonNode name : entry.getValue()) {
                put(plain(name.asText()), entry.getKey());
            }
        }
        for (String path : List.copyOf(paths.values())) {
            if (path.startsWith("documents." + ANY + ".")) {
                config.path("values").path("role").fieldNames().forEachRemaining(role -> {
                    String ofRole = path.replace(ANY, role);
                    paths.putIfAbsent(plain(ofRole), ofRole);
                });
            }
        }
        config.path("ignored").forEach(name -> ignored.add(plain(name.asText())));
        for (Map.Entry<String, JsonNode> kind : config.path("values").properties()) {
            Map<String, String> words = new HashMap<>();
            for (Map.Entry<String, JsonNode> value : kind.getValue().properties()) {
                words.put(plain(value.getKey()), value.getKey());
                value.getValue().forEach(word -> words.put(plain(word.asText()), value.getKey()));
            }
            values.put(kind.getKey(), words);
        }
        Map<String, String> documents = values.computeIfAbsent("idType", kind -> new HashMap<>());
        for (IdType type : idTypes.all()) {
            for (String name : List.of(type.code(), type.zh(), type.en())) {
                documents.putIfAbsent(plain(name), type.code());
            }
        }
    }

    private void put(String name, String path) throws IOException {
        String other = paths.put(name, path);
        if (other != null && !other.equals(path)) {
            throw new IOException(
                    "config/columns.yaml calls both " + other + " and " + path + " \"" + name + "\"; choose one.");
        }
    }

    /**
     * Reads {@code columns.yaml}.
     *
     * @param idTypes whose names mean their types, unless the file says otherwise
     * @throws IOException if it cannot be read, or gives one name to two fields
     */
    public static Columns load(Path file, IdTypes idTypes) throws IOException {
        return new Columns(new YAMLMapper().readTree(file.toFile()), idTypes);
    }

    /** Whether a column of that name says nothing to us. */
    boolean isIgnored(String header) {
        String plain = plain(header);
        return plain.isEmpty() || ignored.contains(plain);
    }

    /** The path of the field that a header means, its number in it; empty if nobody knows. */
    Optional<String> path(String header) {
        String plain = plain(header);
        String path = paths.get(plain);
        if (path != null) {
            return Optional.of(path.replace(ANY, "1"));
        }
        Matcher own = OWN_NAME.matcher(plain);
        String owned = own.matches() ? paths.get(own.group(1) + ANY + own.group(3)) : null;
        if (owned != null) {
            return Optional.of(owned.replace(ANY, own.group(2)));
        }
        Matcher numbered = NUMBERED.matcher(plain);
        String field = numbered.matches() ? paths.get(numbered.group(1)) : null;
        return field != null && field.contains(ANY)
                ? Optional.of(field.replace(ANY, numbered.group(2)))
                : Optional.empty();
    }

    /** The manifest's value for a word in a cell of that kind ({@code region}, {@code yes-or-no} …); the word itself if it is none. */
    String value(String kind, String word) {
        Map<String, String> words = values.get(kind);
        return words == null ? word : words.getOrDefault(plain(word), word);
    }

    /** A name without what does not count: case, spaces, hyphens, underscores, dots, marks, width of letters. */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            char narrow = c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c;
            if (Character.isLetterOrDigit(narrow) || narrow == '#' || narrow == '√' || narrow == '×' || narrow == '/') {
                plain.append(narrow);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
