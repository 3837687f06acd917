package io.realname.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers, from the schema itself, what belongs at a place of the manifest. Immutable. */
final class SchemaPlaces {
    private static final int DEEPEST = 5;

    private final JsonNode schema;

    SchemaPlaces(JsonNode schema) {
        this.schema = schema;
    }

    /** The part of the schema that describes this place; a missing node if there is none. */
    JsonNode at(JsonNodePath place) {
        JsonNode part = schema;
        for (int i = 0; i < place.getNameCount(); i++) {
            Object step = place.getElement(i);
            part = step instanceof Integer ? resolved(part.path("items")) : child(part, step.toString());
        }
        return part;
    }

    /** The part of the schema that describes the field {@code name} of an object described by {@code part}. */
    JsonNode child(JsonNode part, String name) {
        return resolved(part.path("properties").path(name));
    }

    /** The names that an object described by {@code part} may have. */
    static List<String> names(JsonNode part) {
        List<String> names = new ArrayList<>();
        part.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The type or types that fit, in the schema's words. */
    static String type(JsonNode part) {
        return joined(part.path("type"));
    }

    /** The values that fit: all of them where they are listed, else examples. */
    static String value(JsonNode part) {
        if (part.has("enum")) {
            return joined(part.path("enum"));
        }
        return joined(part.path("examples"));
    }

    /** The number that the schema gives under {@code keyword}. */
    static int bound(JsonNode part, String keyword) {
        return part.path(keyword).asInt();
    }

    /** Where in the whole manifest there is a field of that name, nearest to the top; as {@code documents[].role}. */
    Optional<String> find(String name) {
        Map<String, JsonNode> level = Map.of("", schema);
        for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
            Map<String, JsonNode> next = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> object : level.entrySet()) {
                for (String known : names(object.getValue())) {
                    String path = object.getKey() + known;
                    if (NearestName.isSame(name, known)) {
                        return Optional.of(path);
                    }
                    JsonNode part = child(object.getValue(), known);
                    next.put(path + ".", part);
                    next.put(path + "[].", resolved(part.path("items")));
                }
            }
            level = next;
        }
        return Optional.empty();
    }

    private JsonNode resolved(JsonNode part) {
        JsonNode reference = part.path("$ref");
        return reference.isTextual() ? schema.at(reference.textValue().substring(1)) : part;
    }

    private static String joined(JsonNode words) {
        if (!words.isArray()) {
            return words.asText();
        }
        List<String> texts = new ArrayList<>();
        words.forEach(word -> texts.add(word.asText()));
        return String.join(", ", texts);
    }
}
