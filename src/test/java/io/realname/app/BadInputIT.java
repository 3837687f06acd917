package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.realname.simulator.Sample;
import io.realname.simulator.SampleFolder;
import io.realname.simulator.Samples;
import io.realname.simulator.specimen.SpecimenPicture;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** One service gets everything at once that no source should send; each is answered, and nothing else is disturbed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadInputIT {
    private static final String SOURCE = "B001";
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    @TempDir
    static Path folder;

    private static Samples samples;
    private static TestInstallation place;
    private static BadDrops drops;
    private static Program program;

    static List<BadInput> badInputs() throws IOException {
        return BadInput.all(!isRoot());
    }

    /** Nothing is forbidden to root. */
    private static boolean isRoot() throws IOException {
        return Files.getAttribute(folder, "unix:uid").equals(0);
    }

    @BeforeAll
    static void dropEverythingAtOnce() throws Exception {
        samples = Samples.load(Path.of("samples"));
        TestInstallation.makeTemplate(folder.resolve("template"));
        place = TestInstallation.copyOf(folder.resolve("template"), folder.resolve("data"), samples.start(), 1);
        drops = new BadDrops(
                place.data().resolve("inbox").resolve(SOURCE),
                folder.resolve("elsewhere"),
                samples.find("organisation-verified"));
        for (BadInput input : badInputs()) {
            input.dropping().drop(drops, input.name());
        }
        drops.folderIsLink("folder-is-link");
        drops.tooDeep("too-deep");
        drops.folderIsClosed("folder-is-closed");
        Files.createDirectories(place.data().resolve("inbox/no source's name"));
        Files.writeString(place.data().resolve("inbox/no source's name/manifest.json"), "{");
        LOG.start();
        logger("ROOT").addAppender(LOG);
        logger("io.realname").setLevel(Level.INFO);
        program = Program.start(Path.of("").toAbsolutePath(), settings(), true, InstantSource.system());
    }

    private static Settings settings() throws IOException {
        return Settings.load(Path.of("config/application.properties"), Map.of())
                .with(Map.of(
                        "realname.data.dir",
                        place.data().toString(),
                        "realname.security.keys",
                        place.data().resolve("keys").toString(),
                        "realname.http.port",
                        "0",
                        "realname.intake.grace-seconds",
                        "1"));
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @AfterAll
    static void stop() throws Exception {
        if (program != null) {
            program.close();
        }
        place.close();
        logger("ROOT").detachAppender(LOG);
        logger("io.realname").setLevel(null);
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("badInputs")
    void eachIsAnsweredWithItsFault(BadInput input) throws IOException {
        String caseId = await().atMost(LONGEST)
                .until(() -> cases(input.name()), found -> !found.isEmpty())
                .get(0);

        Path reason = place.data().resolve("quarantine").resolve(SOURCE).resolve(caseId + ".reason.json");
        Path result = place.data().resolve("outbox").resolve(SOURCE).resolve(input.name() + ".result.json");
        Path told = input.quarantined() ? reason : result;
        await().atMost(LONGEST).until(() -> Files.exists(told));
        assertThat(told).content().contains("\"" + input.code() + "\"");
        if (input.quarantined()) {
            assertThat(reason.resolveSibling(caseId)).isNotEmptyDirectory();
        }
    }

    @Order(2)
    @Test
    void namesThatAreNoTextAreToldApart() {
        await().atMost(LONGEST).until(() -> cases("undecodable-names").size() == 2);
    }

    @Order(2)
    @Test
    void filesOfOneNameAreAllKeptInQuarantine() throws IOException {
        Path kept = place.data()
                .resolve("quarantine")
                .resolve(SOURCE)
                .resolve(cases("same-names").get(0));
        assertThat(kept.resolve("a/licence.jpg")).isNotEmptyFile();
        assertThat(kept.resolve("b/licence.jpg")).isNotEmptyFile();
        assertThat(kept.resolve("manifest.json")).isNotEmptyFile();
    }

    @Order(2)
    @Test
    void aManifestThatGrowsForSecondsIsTakenInWhole() throws IOException {
        byte[] manifest = drops.withoutManifest("growing");
        try (OutputStream out = Files.newOutputStream(drops.folder("growing").resolve("manifest.json"))) {
            int[] written = {0};
            await().atMost(LONGEST).pollInterval(Duration.ofMillis(100)).until(() -> {
                int chunk = Math.min(manifest.length - written[0], manifest.length / 30 + 1);
                out.write(manifest, written[0], chunk);
                written[0] += chunk;
                return written[0] == manifest.length;
            });
        }
        // Its picture is looked at between the taking-in and the judgement.
        await().atMost(LONGEST)
                .until(() -> place.states().getOrDefault("growing", Set.of()).stream()
                        .anyMatch(state -> !state.equals("received")));
        assertThat(cases("growing")).hasSize(1);
        assertThat(place.states().get("growing")).contains("screened").doesNotContain("quarantined");
    }

    @Order(3)
    @Test
    void soundDropsStillPassAllRoutesAndNothingIsLeftBehind() throws Exception {
        SampleFolder writer = new SampleFolder(SpecimenPicture::draw);
        Sample sound = samples.find("three-registries");
        writer.write(
                sound, place.data().resolve("inbox").resolve(sound.source()).resolve(sound.id()));

        await().atMost(LONGEST)
                .until(() -> place.states().getOrDefault(sound.id(), Set.of()).contains("closed"));
        await().atMost(LONGEST).until(() -> place.below("work").isEmpty());
        HttpResponse<String> health = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(program.url() + "/observe/health"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
    }

    @Order(4)
    @Test
    void whatIsNoDropIsLeftAlone() throws IOException {
        assertThat(cases("folder-is-link")).isEmpty();
        assertThat(folder.resolve("elsewhere/manifest.json")).exists();
        assertThat(cases("too-deep")).isEmpty();
        assertThat(place.data().resolve("inbox/no source's name/manifest.json")).exists();
        assertThat(cases("folder-is-closed")).hasSize(isRoot() ? 1 : 0);
    }

    @Order(4)
    @Test
    void theLogSaysWhatAnOperatorMustDoAndNothingElse() throws IOException {
        List<ILoggingEvent> events = List.copyOf(LOG.list);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getThrowableProxy()).isNull();
            assertThat(event.getLevel()).isNotEqualTo(Level.ERROR);
            assertThat(event.getFormattedMessage())
                    .doesNotContain("\tat ", BadDrops.SECRET, "示例", "91330100MA0000015W", "13800138000");
        });
        assertThat(warnings(events, "its name can be no source's")).isEqualTo(1);
        assertThat(warnings(events, "lies too deep")).isEqualTo(1);
        assertThat(warnings(events, "cannot be taken out of the inbox")).isEqualTo(isRoot() ? 0 : 1);
    }

    private static long warnings(List<ILoggingEvent> events, String words) {
        return events.stream()
                .filter(event -> event.getFormattedMessage().contains(words))
                .count();
    }

    /** The ids of the cases of a drop. */
    private static List<String> cases(String name) {
        List<UUID> ids = place.samples().entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .toList();
        return place.product()
                .withHandle(handle -> handle.createQuery("""
                        select case_id::text from submissions
                        where source = :source and id = any (:ids) order by id""")
                        .bind("source", SOURCE)
                        .bindArray("ids", UUID.class, ids)
                        .mapTo(String.class)
                        .list());
    }
}
