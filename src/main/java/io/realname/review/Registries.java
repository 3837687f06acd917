package io.realname.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.realname.casefile.CaseDomain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which registry's reviewer is asked about what ({@code config/registries.yaml}). Immutable. */
public final class Registries {
    private final Map<String, String> bySuffix = new HashMap<>();
    private final String byDefault;
    private final String profileReviewer;

    private Registries(JsonNode config) {
        byDefault = config.path("default").asText();
        profileReviewer = config.path("profile-reviewer").asText();
        config.path("registries")
                .properties()
                .forEach(entry -> entry.getValue().forEach(suffix -> bySuffix.put(suffix.asText(), entry.getKey())));
    }

    /** Reads {@code registries.yaml}. */
    public static Registries load(Path file) throws IOException {
        return new Registries(new YAMLMapper().readTree(file.toFile()));
    }

    /** The registry whose reviewer reviews registrant profiles. */
    public String ofProfiles() {
        return profileReviewer;
    }

    /** The registry of a domain, by its suffix. */
    public String of(CaseDomain domain) {
        String ascii = String.valueOf(domain.ascii());
        return bySuffix.getOrDefault(ascii.substring(ascii.lastIndexOf('.') + 1), byDefault);
    }

    /** All registries that may be asked, in alphabetical order. */
    public Set<String> all() {
        Set<String> all = new TreeSet<>(bySuffix.values());
        all.add(byDefault);
        all.add(profileReviewer);
        return all;
    }
}
