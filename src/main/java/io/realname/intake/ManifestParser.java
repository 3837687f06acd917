package io.realname.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Strict and bounded parsing of JSON: one object, no key twice, nothing behind it. Thread-safe. */
final class ManifestParser {
    private final ManifestLimits limits;
    private final ObjectMapper mapper;

    ManifestParser(ManifestLimits limits) {
        this.limits = limits;
        // Names are not kept in the factory's shared table: a sender could fill it with colliding ones.
        JsonFactory factory = JsonFactory.builder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxTokenCount(limits.tokens())
                        .build())
                .build();
        mapper = new ObjectMapper(factory).enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    }

    ObjectNode parse(String text) throws ManifestRefused {
        try (JsonParser parser = mapper.createParser(text)) {
            return parse(parser);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Reading a text in memory failed.", impossible);
        }
    }

    private ObjectNode parse(JsonParser parser) throws ManifestRefused, IOException {
        try {
            JsonNode root = mapper.readTree(parser);
            if (root == null || root.isMissingNode()) {
                throw ManifestRefused.unreadable("empty", 0, 0);
            }
            boolean whole = parser.nextToken() == null;
            if (whole && root instanceof ObjectNode object) {
                return object;
            }
            if (whole) {
                throw ManifestRefused.unreadable("no-object", 0, 0);
            }
            throw at("syntax", parser.currentTokenLocation());
        } catch (StreamConstraintsException beyond) {
            throw beyond(parser, beyond);
        } catch (MismatchedInputException duplicateKey) {
            throw at("duplicate-key", duplicateKey.getLocation());
        } catch (JsonProcessingException malformed) {
            throw at("syntax", malformed.getLocation());
        }
    }

    /** Depth and tokens are our bounds; the parser's own ones (digits of a number, length of a name) are syntax. */
    private ManifestRefused beyond(JsonParser parser, StreamConstraintsException cause) {
        if (parser.getParsingContext().getNestingDepth() > limits.depth()) {
            return ManifestRefused.tooLarge("depth", "", limits.depth());
        }
        if (parser.currentTokenCount() > limits.tokens()) {
            return ManifestRefused.tooLarge("count", "", limits.tokens());
        }
        return at("syntax", cause.getLocation());
    }

    private static ManifestRefused at(String variant, @Nullable JsonLocation place) {
        return place == null
                ? ManifestRefused.unreadable(variant, 0, 0)
                : ManifestRefused.unreadable(variant, place.getLineNr(), place.getColumnNr());
    }
}
