package io.realname.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import java.util.ArrayList;
import java.util.List;

/** Answers, from the schema itself, what belongs at a place of the manifest. Immutable. */
final class SchemaPlaces {
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

    /** The values that fit: all of them where they are listed, examples where there are some, else the bound. */
    static String value(JsonNode part) {
        if (part.has("enum")) {
            return joined(part.path("enum"));
        }
        if (part.has("examples")) {
            return joined(part.path("examples"));
        }
        return part.has("minItems") ? "≥ " + part.path("minItems") : "≤ " + part.path("maxLength");
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
