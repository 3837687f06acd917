package io.realname.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.realname.submission.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The form of a manifest ({@code config/manifest.schema.json}): which fields there are, which must be there, and of
 * what type. Immutable and thread-safe.
 */
public final class ManifestSchema {
    private static final int LONGEST_NAME = 64;

    private final JsonSchema schema;
    private final SchemaPlaces places;

    private ManifestSchema(JsonNode tree) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(tree, config);
        schema.initializeValidators();
        places = new SchemaPlaces(tree);
    }

    /** Reads and compiles the schema. */
    public static ManifestSchema load(Path file) throws IOException {
        return new ManifestSchema(new ObjectMapper().readTree(file.toFile()));
    }

    /**
     * Finds every fault of form, one finding for each field. What is of a wrong type or value is taken out of the
     * manifest (an item of an array becomes null, so that the others keep their places): whoever reads on meets only
     * what is well-formed.
     */
    List<Finding> check(ObjectNode manifest) {
        Map<String, Finding> byField = new LinkedHashMap<>();
        List<String> faulty = new ArrayList<>();
        for (ValidationMessage message : schema.validate(manifest)) {
            Finding finding = finding(message);
            // A wrong type fails its enumeration as well; the type tells more.
            byField.merge(finding.field(), finding, (a, b) -> "type".equals(b.variant()) ? b : a);
            if (finding.code().equals(EnvelopeCodes.SCHEMA.name()) && !"missing".equals(finding.variant())) {
                faulty.add(finding.field());
            }
        }
        faulty.forEach(pointer -> takeOut(manifest, pointer));
        return List.copyOf(byField.values());
    }

    private Finding finding(ValidationMessage message) {
        JsonNodePath place = message.getInstanceLocation();
        return switch (message.getType()) {
            case "required" -> missing(place, message.getProperty());
            case "additionalProperties" -> unknown(place, message.getProperty());
            case "type" -> faulty(place, "type").with("expected", SchemaPlaces.type(places.at(place)));
            case "minItems" -> faulty(place, "too-few").with("least", SchemaPlaces.bound(places.at(place), "minItems"));
            case "maxLength" ->
                faulty(place, "too-long").with("most", SchemaPlaces.bound(places.at(place), "maxLength"));
            default -> faulty(place, "value").with("expected", SchemaPlaces.value(places.at(place)));
        };
    }

    private Finding missing(JsonNodePath object, String name) {
        return Finding.of(EnvelopeCodes.SCHEMA, object.append(name).toString())
                .variant("missing")
                .with("field", name)
                .with("expected", SchemaPlaces.type(places.child(places.at(object), name)));
    }

    private static Finding faulty(JsonNodePath place, String variant) {
        return Finding.of(EnvelopeCodes.SCHEMA, place.toString())
                .variant(variant)
                .with("field", fieldName(place));
    }

    /** Names are the sender's own words, so they are cut before they go into findings, results and pages. */
    private Finding unknown(JsonNodePath object, String name) {
        String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        Finding finding = Finding.of(
                        EnvelopeCodes.UNKNOWN_FIELD, object.append(cut).toString())
                .with("field", cut);
        return NearestName.of(name, SchemaPlaces.names(places.at(object)))
                .map(finding::suggest)
                .or(() -> places.find(name)
                        .map(path -> finding.variant("misplaced").suggest(path)))
                .orElse(finding);
    }

    /** The last name on the way to this place; an item of an array goes by the name of its array. */
    private static String fieldName(JsonNodePath place) {
        int last = place.getNameCount() - 1;
        while (last > 0 && place.getElement(last) instanceof Integer) {
            last--;
        }
        return place.getElement(last).toString();
    }

    private static void takeOut(ObjectNode manifest, String pointer) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = manifest.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.remove(name);
        } else if (parent instanceof ArrayNode array) {
            array.setNull(Integer.parseInt(name));
        }
    }
}
