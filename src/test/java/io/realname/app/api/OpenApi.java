package io.realname.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The served OpenAPI document, against which tests hold requests and answers; its schemas are JSON Schema 2020-12. */
final class OpenApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLACE = "https://realname.test/openapi.json";

    private final JsonNode document;
    private final JsonSchemaFactory factory;

    OpenApi(String served) {
        try {
            document = JSON.readTree(served);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(PLACE, served))));
    }

    /** Every method and path, such as {@code GET /api/v1/cases}. */
    Set<String> operations() {
        Set<String> all = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> all.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        return all;
    }

    /** Holds an answer to what the document says of it, and the query of a request that was understood likewise. */
    void check(String method, String target, HttpResponse<byte[]> answer) {
        String path = target.split("\\?", 2)[0];
        String pattern = patternOf(path);
        if (pattern == null) {
            return; // An address that there is not.
        }
        String operation = "/paths/" + pattern.replace("~", "~0").replace("/", "~1") + "/"
                + method.toLowerCase(java.util.Locale.ROOT);
        if (document.at(operation).isMissingNode()) {
            return; // A method that is not possible there.
        }
        if (answer.statusCode() < 300 && target.contains("?")) {
            checkQuery(operation, target.substring(target.indexOf('?') + 1));
        }
        if (answer.statusCode() == 500) {
            return;
        }
        String response = resolved(operation + "/responses/" + answer.statusCode());
        assertThat(document.at(response).isMissingNode())
                .as(method + " " + target + " answers " + answer.statusCode() + ", of which the document says nothing")
                .isFalse();
        String type = answer.headers().firstValue("content-type").orElse("");
        JsonNode contents = document.at(response + "/content");
        if (contents.isMissingNode()) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        assertThat(contents.has(type)).as(type + " of " + method + " " + target).isTrue();
        String content = response + "/content/" + type.replace("/", "~1");
        if (document.at(content).has("schema")) {
            assertThat(faults(content + "/schema", new String(answer.body(), StandardCharsets.UTF_8)))
                    .as(method + " " + target)
                    .isEmpty();
        }
    }

    private void checkQuery(String operation, String query) {
        for (String pair : query.split("&", -1)) {
            String name = pair.split("=", 2)[0];
            String value = URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            List<String> known = new java.util.ArrayList<>();
            for (int i = 0; i < document.at(operation + "/parameters").size(); i++) {
                String parameter = resolved(operation + "/parameters/" + i);
                if (document.at(parameter + "/name").asText().equals(name)) {
                    boolean number =
                            document.at(parameter + "/schema/type").asText().equals("integer");
                    assertThat(faults(
                                    parameter + "/schema",
                                    number ? value : JSON.valueToTree(value).toString()))
                            .as(pair)
                            .isEmpty();
                    known.add(name);
                }
            }
            assertThat(known).as("the parameter " + name).hasSize(1);
        }
    }

    private List<String> faults(String pointer, String json) {
        JsonSchema schema = factory.getSchema(
                SchemaLocation.of(PLACE + "#" + pointer),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
        try {
            return schema.validate(JSON.readTree(json)).stream()
                    .map(Object::toString)
                    .toList();
        } catch (IOException e) {
            return List.of("no JSON: " + json);
        }
    }

    private String resolved(String pointer) {
        JsonNode reference = document.at(pointer).path("$ref");
        return reference.isMissingNode() ? pointer : reference.asText().substring(1);
    }

    private String patternOf(String path) {
        String found = null;
        for (Map.Entry<String, JsonNode> entry : document.path("paths").properties()) {
            String regex = Pattern.quote(entry.getKey()).replaceAll("\\{\\w+}", "\\\\E[^/]+\\\\Q");
            if (path.matches(regex) && (found == null || !entry.getKey().contains("{"))) {
                found = entry.getKey();
            }
        }
        return found;
    }
}
