package io.realname.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.submission.Arrival;
import io.realname.submission.ArrivedDocument;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the inbox to the arrival, and what is left in the folders. */
class DropsTest {
    @TempDir
    Path data;

    private Intake intake;

    @BeforeEach
    void open() throws IOException {
        intake = new Intake(data);
    }

    @Test
    void takesInADropAndLeavesNothingBehind() {
        intake.inbox.drop("R001/one");

        intake.takeIn();

        assertThat(intake.only().findings()).isEmpty();
        assertThat(intake.only().source()).isEqualTo("R001");
        assertThat(intake.only().documents()).singleElement().satisfies(document -> {
            assertThat(document.storedName()).hasSize(64);
            assertThat(document.facts().format()).isEqualTo("jpeg");
        });
        assertThat(intake.inbox.files("inbox")).isEmpty();
        assertThat(intake.inbox.files("work")).isEmpty();
        assertThat(Files.exists(data.resolve("inbox/R001/one"))).isFalse();
        assertThat(Files.exists(data.resolve("inbox/R001"))).isTrue();
    }

    @Test
    void looksIntoTheInboxAlsoAfterTheClockWasSetBackByHours() {
        intake.takeIn();
        intake.inbox.drop("R001/one");

        intake.pass(Duration.ofHours(-2));
        intake.takeIn();

        assertThat(intake.only().findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"照片 1.jpg", "unter/ordner/bild.jpg", "-rf.jpg", "a'b\"c;$(x).jpg", "%2e%2e.jpg", "..x.jpg"})
    void takesPicturesOfAnyHonestName(String name) {
        intake.inbox.write("inbox/R001/" + name, TestInbox.PICTURE);
        intake.inbox.manifest("R001/清单 №1.json", manifest -> file(manifest, 0, name));

        intake.takeIn();

        assertThat(intake.only().quarantined()).isFalse();
        assertThat(intake.only().documents().get(0).storedName()).isNotNull();
        assertThat(intake.inbox.files("inbox")).isEmpty();
    }

    @Test
    void takesAManifestWhoseNameIsNoText() throws Exception {
        Path folder = Files.createDirectories(data.resolve("inbox/R001"));
        // GBK, as an old system writes it, and two names that look the same as text.
        for (String octal : List.of("\\325\\305", "\\325\\306")) {
            new ProcessBuilder("sh", "-c", "printf '{' > \"$(printf '" + octal + "').json\"")
                    .directory(folder.toFile())
                    .start()
                    .waitFor();
        }
        try (var files = Files.list(folder)) {
            files.forEach(file -> TestInbox.touched(file, Instant.EPOCH));
        }

        intake.takeIn();

        assertThat(intake.entered).hasSize(2);
        assertThat(intake.entered).extracting(Arrival::dropKey).doesNotHaveDuplicates();
        assertThat(intake.inbox.files("inbox")).isEmpty();
        assertThat(intake.inbox.files("work")).isEmpty();
    }

    @Test
    void waitsForAPictureForTheGracePeriodAndThenGoesOnWithoutIt() {
        intake.inbox.manifest("R001/a.json", manifest -> {});

        intake.takeIn();
        assertThat(intake.entered).isEmpty();
        assertThat(intake.inbox.files("inbox")).containsExactly("R001/a.json");
        intake.pass(Intake.GRACE.minusMillis(1));
        intake.takeIn();
        assertThat(intake.entered).isEmpty();
        intake.pass(Duration.ofSeconds(1));
        intake.takeIn();

        assertThat(intake.only().documents().get(0).storedName()).isNull();
        assertThat(intake.inbox.files("inbox")).isEmpty();
    }

    @Test
    void goesOnAsSoonAsThePictureIsThere() {
        intake.inbox.manifest("R001/a.json", manifest -> {});
        intake.takeIn();
        intake.inbox.write("inbox/R001/licence.jpg", TestInbox.PICTURE);

        intake.takeIn();
        assertThat(intake.entered).isEmpty();
        intake.pass(Duration.ofSeconds(1));
        intake.takeIn();

        assertThat(intake.only().documents().get(0).storedName()).isNotNull();
    }

    @Test
    void countsTheGracePeriodAnewForADropThatItsProducerTookBack() throws IOException {
        Path manifest = intake.inbox.manifest("R001/a.json", json -> {});
        intake.takeIn();
        Files.delete(manifest);
        intake.pass(Duration.ofMinutes(5));
        intake.takeIn();
        intake.inbox.manifest("R001/a.json", json -> {});

        intake.takeIn();

        assertThat(intake.entered).isEmpty();
    }

    @Test
    void givesOnePictureToTwoManifestsThatComeTogether() {
        intake.inbox.write("inbox/R001/licence.jpg", TestInbox.PICTURE);
        intake.inbox.manifest("R001/a.json", manifest -> manifest.put("submissionId", "A"));
        intake.inbox.manifest("R001/b.json", manifest -> manifest.put("submissionId", "B"));

        intake.takeIn();

        assertThat(intake.entered)
                .hasSize(2)
                .allSatisfy(arrival ->
                        assertThat(arrival.documents().get(0).storedName()).isNotNull());
        assertThat(intake.inbox.files("inbox")).isEmpty();
    }

    @Test
    void keepsNoDocumentLargerThanTwentyMegabytes() throws IOException {
        Path picture = intake.inbox.write("inbox/R001/licence.jpg", TestInbox.PICTURE);
        try (RandomAccessFile sparse = new RandomAccessFile(picture.toFile(), "rw")) {
            sparse.setLength((20L << 20) + 1);
        }
        intake.inbox.manifest("R001/a.json", manifest -> {});

        intake.takeIn();

        ArrivedDocument document = intake.only().documents().get(0);
        assertThat(document.storedName()).isNull();
        assertThat(document.facts().bytes()).isEqualTo((20L << 20) + 1);
        assertThat(document.facts().format()).isEqualTo("jpeg");
    }

    private static void file(ObjectNode manifest, int position, String name) {
        ((ObjectNode) manifest.path("documents").path(position)).put("file", name);
    }
}
