package io.realname.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.casefile.CaseStatistics;
import io.realname.security.Permission;
import io.realname.submission.Code;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the service knows of itself: its rules, its description as OpenAPI, and how many cases there are. */
public final class CataloguePart implements Addresses.Part {
    private final Map<String, List<RuleJson>> rules;
    private final CaseStatistics statistics;
    private final Buffer description;

    /** Tells these codes and statistics. */
    public CataloguePart(List<Code> codes, CaseStatistics statistics) throws IOException {
        this.rules = Map.of(
                "rules",
                codes.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Code::name))
                        .map(code -> new RuleJson(code.name(), code.severity().code(), code.source()))
                        .toList());
        this.statistics = statistics;
        this.description = Buffer.buffer(openApi());
    }

    /** An entry of the rule catalogue. */
    private record RuleJson(String code, String severity, String source) {}

    /** The OpenAPI document, written as YAML for people and served as JSON. */
    static byte[] openApi() throws IOException {
        try (InputStream in = Objects.requireNonNull(CataloguePart.class.getResourceAsStream("openapi.yaml"))) {
            // Not by Jackson, which does not know anchors.
            return new ObjectMapper()
                    .writeValueAsBytes(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(in));
        }
    }

    @Override
    public void addTo(Addresses addresses) {
        addresses.on(HttpMethod.GET, "/openapi.json", null, call -> call.send(200, "application/json", description));
        addresses.on(HttpMethod.GET, "/rules", null, call -> call.send(200, rules));
        addresses.on(HttpMethod.GET, "/statistics", Permission.READ, call -> {
            Set<String> sources = call.caller().sources();
            call.answer(() -> statistics.of(sources));
        });
    }
}
