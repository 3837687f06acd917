package io.realname.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header of a file of rows, and with it the manifests that its rows say. Thread-safe. */
final class Header {
    private static final List<String> USUAL_ROLES = List.of("front", "back");
    private static final Set<String> IDENTITY = Set.of("front", "back", "merged", "page");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Values values;
    /** The path of each column, null for one that is ignored. */
    private final List<String @Nullable []> paths;
    /** The same as they are written. */
    private final List<String> fields;

    private Header(Columns columns, List<String @Nullable []> paths) {
        this.values = new Values(columns);
        this.paths = paths;
        this.fields = paths.stream()
                .map(path -> path == null ? "" : String.join(".", path))
                .toList();
    }

    /**
     * Understands a header row.
     *
     * @throws RowsRefused if it names no field at all, or one field twice
     */
    static Header of(Columns columns, List<String> names) throws RowsRefused {
        List<String @Nullable []> paths = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        int known = 0;
        for (String name : names) {
            String path = columns.isIgnored(name) ? null : columns.path(name).orElse(null);
            known += path == null ? 0 : 1;
            if (path == null && !columns.isIgnored(name)) {
                path = name.strip(); // The schema says that it does not know it, and what it may have been meant to be.
            }
            while (path != null && !taken.add(path)) {
                String next = next(path);
                if (next == null) {
                    throw new RowsRefused("duplicate-column", 1);
                }
                path = next;
            }
            paths.add(path == null ? null : path.split("\\.", 4));
        }
        if (known == 0) {
            throw new RowsRefused("no-header", 1);
        }
        for (String[] path : paths) {
            if (path != null && isInside(path, taken)) {
                throw new RowsRefused("duplicate-column", 1);
            }
        }
        return new Header(
                columns,
                List.copyOf(
                        paths.stream().map(p -> p == null ? new String[0] : p).toList()));
    }

    /** Whether a field is a part of another one that has a column as well; only a list of domains has its parts beside it. */
    private static boolean isInside(String[] path, Set<String> fields) {
        String outer = path[0];
        for (int i = 1; i < path.length; i++) {
            if (fields.contains(outer) && !outer.equals("domains")) {
                return true;
            }
            outer += "." + path[i];
        }
        return false;
    }

    /** The same field of the next document or domain; null if it is not numbered, or too high. */
    private static @Nullable String next(String path) {
        String[] parts = path.split("\\.");
        return parts.length == 3 && isNumber(parts[1])
                ? parts[0] + "." + (Integer.parseInt(parts[1]) + 1) + "." + parts[2]
                : null;
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** The manifest of a row; a cell without text is a field that is absent. */
    ObjectNode manifest(List<String> cells) {
        ObjectNode manifest = NODES.objectNode();
        Map<String, ObjectNode> documents = new LinkedHashMap<>();
        Map<String, ObjectNode> domains = new LinkedHashMap<>();
        for (int i = 0; i < cells.size() && i < paths.size(); i++) {
            String[] path = paths.get(i);
            String text = Cells.text(cells.get(i));
            if (path == null || path.length == 0 || text.isBlank()) {
                continue;
            }
            if (path[0].equals("domains") && path.length == 1) {
                split(text)
                        .forEach(name -> item(domains, String.valueOf(domains.size() + 1))
                                .put("name", name));
            } else if (path[0].equals("domains") && path.length == 3) {
                item(domains, path[1]).set(path[2], values.of(path[2], text));
            } else if (path[0].equals("documents") && path.length == 3) {
                item(documents, path[1]).set(path[2], values.of(path[2], text));
            } else {
                put(manifest, path, values.of(fields.get(i), text));
            }
        }
        addCountry(manifest);
        addDomains(manifest, domains);
        addDocuments(manifest, documents);
        return manifest;
    }

    /** A table that has one column for the country means both the registrant's and the address's. */
    private static void addCountry(ObjectNode manifest) {
        String region = manifest.path("profile").path("region").textValue();
        if (region != null && manifest.path("profile").path("address") instanceof ObjectNode address) {
            address.putIfAbsent("country", NODES.textNode(region));
        }
    }

    private static List<String> split(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split("[;；,，、\\s]+")) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    private static ObjectNode item(Map<String, ObjectNode> items, String key) {
        return items.computeIfAbsent(key, any -> NODES.objectNode());
    }

    private static void put(ObjectNode manifest, String[] path, JsonNode value) {
        ObjectNode parent = manifest;
        for (int i = 0; i < path.length - 1; i++) {
            parent = parent.withObjectProperty(path[i]);
        }
        parent.set(path[path.length - 1], value);
    }

    /** Numbered fields without a domain of that number stay visible as an object without a name, which the schema tells. */
    private static void addDomains(ObjectNode manifest, Map<String, ObjectNode> domains) {
        if (!domains.isEmpty()) {
            ArrayNode list = manifest.putArray("domains");
            domains.values().forEach(domain -> {
                if (domain.size() == 1 && domain.has("name")) {
                    list.add(domain.get("name"));
                } else {
                    list.add(domain);
                }
            });
        }
    }

    private static void addDocuments(ObjectNode manifest, Map<String, ObjectNode> documents) {
        List<ObjectNode> files = new ArrayList<>();
        documents.forEach((key, document) -> {
            if (document.has("file")) {
                files.add(withUsual(manifest, document, key, files.size()));
            }
        });
        // What is said of "the first document" may be said of one whose file has a column with its role.
        documents.forEach((key, document) -> {
            int place = isNumber(key) ? Integer.parseInt(key) - 1 : 0;
            if (!document.has("file") && place < files.size()) {
                ObjectNode file = files.get(place);
                document.properties().forEach(entry -> file.putIfAbsent(entry.getKey(), entry.getValue()));
            }
        });
        manifest.putArray("documents").addAll(files);
    }

    private static ObjectNode withUsual(ObjectNode manifest, ObjectNode document, String key, int position) {
        if (!document.has("role")) {
            if (!isNumber(key)) {
                document.put("role", key);
            } else if (position < USUAL_ROLES.size()) {
                document.put("role", USUAL_ROLES.get(position));
            }
        }
        String idType = manifest.path("profile").path("idType").textValue();
        if (!document.has("idType")
                && idType != null
                && IDENTITY.contains(document.path("role").asText())) {
            document.put("idType", idType);
        }
        return document;
    }
}
