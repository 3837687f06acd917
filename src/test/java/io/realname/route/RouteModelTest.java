package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RemoveHeadersDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house rules of the route files, held against the model that Camel makes of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteModelTest {
    /** Where somebody outside brings work. */
    private static final Set<String> OUTSIDE =
            Set.of("work:drops", "work:lots", "work:mails", "{{realname.mail.imap}}");

    /** Where work is rows and files of our own, or the time. */
    private static final Set<String> OURS = Set.of(
            "work:inspect",
            "work:screen",
            "work:enrich",
            "work:review",
            "work:send-review",
            "work:poll-review",
            "work:sync",
            "work:icp",
            "work:result",
            "work:answer",
            "work:webhook",
            "work:summary",
            "work:sweep",
            "work:dead-nodes",
            "work:waits",
            "quartz:clock/tick");

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeAll
    void load() throws Exception {
        camel.addComponent("work", new WorkComponent(Map.of(), new Bell(), Work.Witness.NOBODY));
        for (Path file : files()) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveResource(camel, "file:" + file.toAbsolutePath()));
        }
    }

    @AfterAll
    void stop() {
        camel.stop();
    }

    List<RouteDefinition> all() {
        return camel.getRouteDefinitions();
    }

    List<Path> files() throws IOException {
        return TestRoutes.files();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyRouteHasTheHousesForm(RouteDefinition route) {
        assertThat(route.getDescriptionText())
                .as("description of " + route.getRouteId())
                .isNotBlank();
        assertThat(route.getRouteConfigurationId())
                .as("error policy of " + route.getRouteId())
                .isEqualTo("give-back");
        assertThat(route.getErrorHandlerRef()).isNull();
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatComesFromOutsideIsStrippedOfItsHeadersFirst(RouteDefinition route) {
        String from = route.getInput().getEndpointUri().replaceAll("\\?.*", "");
        if (!OURS.contains(from)) {
            assertThat(OUTSIDE)
                    .as("a new way in: give it the ingress guard, then allow it here")
                    .contains(from);
            ProcessorDefinition<?> first = route.getOutputs().stream()
                    .filter(step -> !(step instanceof OnExceptionDefinition))
                    .findFirst()
                    .orElseThrow();
            assertThat(first).isInstanceOfSatisfying(RemoveHeadersDefinition.class, guard -> {
                assertThat(guard.getPattern()).isEqualTo("*");
                assertThat(guard.getExcludePattern()).isNull();
            });
        }
    }

    @Test
    void noIdIsGivenTwice() {
        assertThat(all()).extracting(RouteDefinition::getRouteId).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsNamedAsItsRoutesAre(Path file) throws IOException {
        String name = file.getFileName().toString();
        assertThat(name).matches("[0-9]{2}-[a-z]+(-[a-z]+)*\\.camel\\.yaml");
        String prefix = name.substring(0, name.indexOf(".camel.yaml"));
        Set<String> ids = new HashSet<>();
        var matcher = Pattern.compile("(?m)^- route:\\s+id: (\\S+)").matcher(Files.readString(file));
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }

        assertThat(ids).allSatisfy(id -> assertThat(id).startsWith(prefix));
        if (!prefix.equals("00-errors")) {
            assertThat(ids).isNotEmpty();
        }
    }

    @Test
    void everyRouteOfTheFilesIsLoaded() throws IOException {
        long written = 0;
        for (Path file : files()) {
            written += Pattern.compile("(?m)^- route:")
                    .matcher(Files.readString(file))
                    .results()
                    .count();
        }

        assertThat(all()).hasSize((int) written);
    }

    @Test
    void noNumberIsComparedInSimple() throws IOException {
        for (Path file : files()) {
            assertThat(Files.readString(file)).doesNotContainPattern("\\$\\{[^}]*}\\s*(==|!=|<|>)");
        }
    }
}
