package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.realname.casefile.CaseState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the whole product tells Prometheus after the life of one case, and whether the documentation says the same. */
@TestInstance(Lifecycle.PER_CLASS)
class MetricsIT {
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[^}]*\\})? ([0-9.eE+-]+|NaN|[+-]Inf)");
    private static final Pattern NAME = Pattern.compile("\\b(?:realname|hikaricp|jvm|process)_[a-z_]+");

    private final HttpClient client = HttpClient.newHttpClient();
    private Town town;
    private Map<String, Double> figures;

    @BeforeAll
    void liveOneCase(@TempDir Path data) throws Exception {
        TownSample sample = new TownSample("METRICS-1", "91330100MA00000072", "example-metrics.cn");
        town = new Town(data, sample);
        town.drop(sample);
        town.liveUntil(sample, CaseState.CLOSED);
        get("/observe/health/ready");
        figures = figures(get("/observe/metrics"));
    }

    @AfterAll
    void stop() {
        town.close();
    }

    @Test
    void countsWhatEachStageDid() {
        assertThat(figures)
                .containsEntry("realname_submissions_total{disposition=\"case\"}", 1.0)
                .containsEntry("realname_stages_taken_total{stage=\"drops\"}", 1.0)
                .containsEntry("realname_stages_ended_total{outcome=\"done\",stage=\"drops\"}", 1.0)
                .containsEntry("realname_stages_ended_total{outcome=\"done\",stage=\"inspect\"}", 1.0)
                .containsEntry("realname_stages_ended_total{outcome=\"rejected\",stage=\"inspect\"}", 0.0)
                .containsEntry("realname_stages_ended_total{outcome=\"failed\",stage=\"enrich\"}", 0.0)
                .containsEntry("realname_stages_seconds_count{stage=\"sync\"}", 1.0)
                .containsEntry("realname_stages_seconds_bucket{stage=\"sync\",le=\"+Inf\"}", 1.0)
                .containsEntry("realname_stages_taken_total{stage=\"mailbox\"}", 0.0)
                .containsEntry("realname_stages_taken_total{stage=\"rest\"}", 0.0);
        assertThat(figures.get("realname_stages_seconds_max{stage=\"drops\"}")).isPositive();
    }

    @Test
    void timesTheCallsOfEachDestination() {
        assertThat(figures)
                .containsEntry("realname_calls_seconds_count{destination=\"registrar\",outcome=\"done\"}", 1.0)
                .containsEntry("realname_calls_seconds_count{destination=\"registrar\",outcome=\"failed\"}", 0.0)
                .containsEntry("realname_destination_failing{destination=\"icp\"}", 0.0)
                .containsEntry("realname_destination_failing{destination=\"registrar-data\"}", 0.0);
        assertThat(figures.get("realname_calls_seconds_count{destination=\"registrar-data\",outcome=\"done\"}"))
                .isPositive();
        assertThat(figures.get("realname_calls_seconds_sum{destination=\"icp\",outcome=\"done\"}"))
                .isPositive();
    }

    @Test
    void measuresRequestsThePoolAndTheMachine() {
        assertThat(figures.get("realname_http_requests_seconds_count{status=\"200\"}"))
                .isPositive();
        assertThat(figures.get("hikaricp_connections_max{pool=\"database\"}")).isPositive();
        assertThat(names()).contains("jvm_gc_memory_allocated_bytes_total", "process_uptime_seconds");
    }

    @Test
    void tellsEverythingThatIsDocumented() throws IOException {
        Set<String> documented = Files.readAllLines(Path.of("docs/operations.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .collect(Collectors.collectingAndThen(Collectors.joining(), MetricsIT::namesIn));

        assertThat(documented).hasSizeGreaterThan(25);
        assertThat(names()).containsAll(documented);
    }

    @Test
    void documentsAllThatIsItsOwn() throws IOException {
        String page = Files.readString(Path.of("docs/operations.md"));

        assertThat(names())
                .filteredOn(name -> name.startsWith("realname_"))
                .allSatisfy(name -> assertThat(page).contains(name.replaceFirst("_(bucket|count|sum|max)$", "")));
    }

    @Test
    void warnsByFiguresThatThereAre() throws IOException {
        JsonNode rules = new YAMLMapper()
                .readTree(Path.of("docs/alerts.rules.yaml").toFile())
                .at("/groups/0/rules");

        assertThat(rules).hasSizeGreaterThan(10);
        for (JsonNode rule : rules) {
            Set<String> named = namesIn(rule.path("expr").asText());
            assertThat(named).as(rule.toString()).isNotEmpty();
            assertThat(names()).as(rule.toString()).containsAll(named);
        }
    }

    @Test
    void namesNoSourceAndNoCase() {
        assertThat(figures.keySet()).noneMatch(sample -> sample.contains("R001") || sample.contains("METRICS"));
        assertThat(figures).hasSizeLessThan(1_000);
    }

    @Test
    void isHealthyWithoutAConcern() throws Exception {
        JsonNode health = new ObjectMapper().readTree(get("/observe/health"));

        assertThat(health.path("checks").findValuesAsText("name"))
                .containsExactly(
                        "database",
                        "routes",
                        "quotas",
                        "watch",
                        "calendar",
                        "stages",
                        "drops",
                        "cases",
                        "sources",
                        "destinations",
                        "webhooks",
                        "mailbox",
                        "jobs",
                        "disk");
    }

    private static Set<String> namesIn(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    /** All names, and those of histograms and summaries as a whole. */
    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (String sample : figures.keySet()) {
            String name = sample.replaceFirst("\\{.*", "");
            names.add(name);
            names.add(name.replaceFirst("_(bucket|count|sum)$", ""));
        }
        return names;
    }

    /** The samples of an exposition; every line must be one or a comment. */
    private static Map<String, Double> figures(String text) {
        Map<String, Double> figures = new TreeMap<>();
        for (String line : text.lines().toList()) {
            if (!line.startsWith("# HELP ") && !line.startsWith("# TYPE ")) {
                Matcher sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as(line).isTrue();
                figures.put(
                        sample.group(1) + (sample.group(2) == null ? "" : sample.group(2)),
                        Double.valueOf(sample.group(3).replace("Inf", "Infinity")));
            }
        }
        return figures;
    }

    private String get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(town.url() + path)).build(), BodyHandlers.ofString())
                .body();
    }
}
