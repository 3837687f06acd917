package io.realname.app.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.realname.app.catalogue.CatalogueEntry.PolicyNote;
import io.realname.submission.Code;
import io.realname.submission.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the files of {@code config/policies} say about codes. Immutable. */
final class PolicyNotes {
    private static final String COLOUR = "image.colour";

    /** The parameters that a code depends on, by their path in the policy's file. */
    static final Map<String, List<String>> PARAMETERS = Map.ofEntries(
            Map.entry("registrant.id-type-not-accepted", List.of("holders")),
            Map.entry("registrant.id-type-discouraged", List.of("holders")),
            Map.entry("registrant.suffix-not-eligible", List.of("cn-holders")),
            Map.entry("registrant.special-occupation", List.of("holders")),
            Map.entry("registrant.pre-reform-document", List.of("pre-reform.reform", "pre-reform.taken")),
            Map.entry("name.parentheses", List.of("parentheses")),
            Map.entry("contact.email-unverified", List.of("email-verified")),
            Map.entry("document.format", List.of("image.formats")),
            Map.entry("document.extension", List.of("image.formats")),
            Map.entry("document.too-small", List.of("image.min-bytes")),
            Map.entry("document.too-large", List.of("image.max-bytes")),
            Map.entry("document.greyscale", List.of(COLOUR)),
            Map.entry(
                    "document.newly-issued",
                    List.of(
                            "newly-issued.hold-days",
                            "newly-issued.warning-days",
                            "newly-issued.licence-business-days")),
            Map.entry("domain.verification-not-required", List.of("verified-suffixes")),
            Map.entry("domain.icp-not-eligible", List.of("icp-filing")));

    private final Map<String, JsonNode> policies = new LinkedHashMap<>();

    private PolicyNotes() {}

    static PolicyNotes load(Path folder) throws IOException {
        PolicyNotes notes = new PolicyNotes();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString();
                notes.policies.put(
                        name.substring(0, name.length() - ".yaml".length()), new YAMLMapper().readTree(file.toFile()));
            }
        }
        return notes;
    }

    /** The names of all policies. */
    List<String> names() {
        return List.copyOf(policies.keySet());
    }

    /** What each policy says about the code. */
    Map<String, PolicyNote> of(Code code) {
        Map<String, PolicyNote> notes = new LinkedHashMap<>();
        List<String> parameters = PARAMETERS.getOrDefault(code.name(), List.of());
        if (!parameters.isEmpty()) {
            policies.forEach((name, policy) -> notes.put(name, note(code, parameters, policy)));
        }
        return notes;
    }

    private static PolicyNote note(Code code, List<String> parameters, JsonNode policy) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        parameters.forEach(path -> values.put(path, policy.at("/" + path.replace('.', '/'))));
        JsonNode colour = values.get(COLOUR);
        return new PolicyNote(colour == null ? code.severity() : severity(colour.asText()), values);
    }

    private static @Nullable Severity severity(String colour) {
        return switch (colour) {
            case "required" -> Severity.ERROR;
            case "recommended" -> Severity.WARNING;
            default -> null;
        };
    }
}
