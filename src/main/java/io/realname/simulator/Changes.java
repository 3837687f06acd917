package io.realname.simulator;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a sample deviates from its base manifest. */
final class Changes {
    private Changes() {}

    /** Puts each value at its JSON pointer; null takes the field away. */
    static void apply(ObjectNode manifest, Map<String, @Nullable JsonNode> changes) throws IOException {
        for (Map.Entry<String, @Nullable JsonNode> change : changes.entrySet()) {
            put(manifest, JsonPointer.compile(change.getKey()), change.getValue());
        }
    }

    private static void put(ObjectNode manifest, JsonPointer pointer, @Nullable JsonNode value) throws IOException {
        JsonNode parent = manifest.at(pointer.head());
        JsonPointer last = pointer.last();
        if (parent instanceof ObjectNode object) {
            if (value == null || value.isNull()) {
                object.remove(last.getMatchingProperty());
            } else {
                object.set(last.getMatchingProperty(), value);
            }
        } else if (parent instanceof ArrayNode array && value != null && last.getMatchingIndex() == array.size()) {
            array.add(value);
        } else if (parent instanceof ArrayNode array && value != null && array.has(last.getMatchingIndex())) {
            array.set(last.getMatchingIndex(), value);
        } else {
            throw new IOException("Nothing can be put at " + pointer + " of the base manifest.");
        }
    }

    /** One file for each document of the manifest, as {@code special} describes it or sound. */
    static List<SampleDocument> documents(ObjectNode manifest, List<SampleDocument> special) {
        Map<String, SampleDocument> files = new LinkedHashMap<>();
        for (JsonNode document : manifest.path("documents")) {
            String file = document.path("file").asText();
            files.put(file, SampleDocument.sound(file));
        }
        special.forEach(document -> files.put(document.file(), document));
        return List.copyOf(files.values());
    }
}
