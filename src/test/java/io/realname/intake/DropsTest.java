package io.realname.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.submission.Arrival;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.Finding;
import io.realname.submission.Language;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
    void waitsWhileATruncatedPictureIsStillFresh() {
        byte[] half = Arrays.copyOf(TestInbox.PICTURE, TestInbox.PICTURE.length / 2);
        Path picture = intake.inbox.write("inbox/R001/licence.jpg", half);
        TestInbox.touched(picture, intake.system);
        intake.inbox.manifest("R001/a.json", manifest -> {});

        intake.takeIn();
        assertThat(intake.entered).isEmpty();
        intake.pass(Duration.ofSeconds(3));
        intake.takeIn();

        assertThat(intake.only().documents().get(0).facts().fault()).isEqualTo("truncated");
    }

    @Test
    void waitsWhileAManifestIsStillBeingWritten() {
        byte[] whole = TestInbox.json(manifest -> {});
        intake.inbox.write("inbox/R001/licence.jpg", TestInbox.PICTURE);
        Path manifest = intake.inbox.write("inbox/R001/a.json", Arrays.copyOf(whole, whole.length / 2));
        TestInbox.touched(manifest, intake.system);
        intake.takeIn();
        assertThat(intake.entered).isEmpty();

        intake.inbox.write("inbox/R001/a.json", whole);
        intake.pass(Duration.ofSeconds(1));
        intake.takeIn();

        assertThat(intake.only().quarantined()).isFalse();
    }

    @Test
    void doesNotWaitForEverForAFileFromTheFuture() {
        Path manifest = intake.inbox.write("inbox/R001/a.json", "{");
        TestInbox.touched(manifest, intake.system.plus(Duration.ofDays(365)));

        intake.takeIn();
        assertThat(intake.entered).isEmpty();
        intake.pass(Intake.GRACE);
        intake.takeIn();

        assertThat(intake.only().quarantined()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "null", "[]", "\"\"", "not json", "{\"a\": 1, \"a\": 2}"})
    void quarantinesWhatIsNoManifestWithTheReasonBesideIt(String content) throws IOException {
        intake.inbox.write("inbox/R001/a.json", content);

        intake.takeIn();

        assertThat(intake.only().quarantined()).isTrue();
        assertThat(intake.only().findings()).extracting(Finding::code).containsExactly("manifest.unreadable");
        assertThat(intake.inbox.files("inbox")).isEmpty();
        assertThat(intake.inbox.files("quarantine/R001"))
                .hasSize(2)
                .anySatisfy(name -> assertThat(name).endsWith("/a.json"))
                .anySatisfy(name -> assertThat(name).endsWith(".reason.json"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("quarantine"))))
                .isEqualTo("rwx------");
    }

    @Test
    void tellsTheReasonInTheSourcesLanguage() throws IOException {
        intake.inbox.write("inbox/R002/a.json", "{");
        intake.inbox.write("inbox/R001/a.json", "{");

        intake.takeIn();

        assertThat(reason("R002")).contains("The manifest");
        assertThat(reason("R001")).doesNotContain("The manifest").contains("manifest.unreadable");
        assertThat(intake.entered).extracting(Arrival::language).containsExactlyInAnyOrder(Language.EN, Language.ZH);
    }

    @Test
    void quarantinesAManifestOfAHundredMegabytesWithoutReadingIt() throws IOException {
        Path manifest = intake.inbox.write("inbox/R001/a.json", "{");
        try (RandomAccessFile sparse = new RandomAccessFile(manifest.toFile(), "rw")) {
            sparse.setLength(100L << 20);
        }

        intake.takeIn();

        assertThat(intake.only().findings()).extracting(Finding::code).containsExactly("manifest.too-large");
        assertThat(intake.only().manifest()).isEmpty();
        assertThat(intake.inbox.files("quarantine/R001")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../secret.jpg", "/etc/passwd", "a/../../x.jpg", "..", "a\\b.jpg", "C:x.jpg", "x\ny.jpg"})
    void quarantinesAManifestThatNamesAFileOutside(String name) {
        intake.inbox.write("secret.jpg", TestInbox.PICTURE);
        intake.inbox.write("inbox/R001/licence.jpg", TestInbox.PICTURE);
        intake.inbox.manifest("R001/a.json", manifest -> {
            ((ArrayNode) manifest.path("documents"))
                    .addObject()
                    .put("role", "page")
                    .put("idType", "YYZZ")
                    .put("file", name);
        });

        intake.takeIn();

        assertThat(intake.only().quarantined()).isTrue();
        assertThat(intake.only().findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("document.unsafe-path");
            assertThat(finding.field()).isEqualTo("/documents/1/file");
        });
        assertThat(Files.exists(data.resolve("secret.jpg"))).isTrue();
        // What may be touched of it is kept, too.
        assertThat(intake.inbox.files("quarantine/R001")).hasSize(3);
        assertThat(intake.inbox.files("inbox")).isEmpty();
    }

    @Test
    void quarantinesALinkInPlaceOfAManifest() throws IOException {
        Path secret = intake.inbox.write("secret.json", TestInbox.json(manifest -> {}));
        Files.createDirectories(data.resolve("inbox/R001"));
        Files.createSymbolicLink(data.resolve("inbox/R001/a.json"), secret);

        intake.takeIn();

        assertThat(intake.only().findings()).extracting(Finding::code).containsExactly("document.unsafe-path");
        assertThat(secret).exists();
        assertThat(Files.exists(data.resolve("inbox/R001/a.json"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    void quarantinesALinkInPlaceOfAPictureOrOfItsFolder() throws IOException {
        Path secret = intake.inbox.write("elsewhere/secret.jpg", TestInbox.PICTURE);
        intake.inbox.manifest("R001/a.json", manifest -> {});
        Files.createSymbolicLink(data.resolve("inbox/R001/licence.jpg"), secret);
        intake.inbox.manifest("R002/a.json", manifest -> file(manifest, 0, "folder/secret.jpg"));
        Files.createSymbolicLink(data.resolve("inbox/R002/folder"), secret.getParent());

        intake.takeIn();

        assertThat(intake.entered)
                .hasSize(2)
                .allSatisfy(arrival -> assertThat(arrival.quarantined()).isTrue());
        assertThat(secret).exists();
    }

    @Test
    void keepsQuarantinedPicturesOfTheSameNameApartAndLongNamesToo() {
        String longName = "长".repeat(80) + ".jpg";
        intake.inbox.write("inbox/R001/a/x.jpg", TestInbox.PICTURE);
        intake.inbox.write("inbox/R001/b/x.jpg", "another");
        intake.inbox.write("inbox/R001/" + longName, "third");
        intake.inbox.manifest("R001/" + "m".repeat(240) + ".json", manifest -> {
            ArrayNode documents = manifest.putArray("documents");
            for (String file : List.of("a/x.jpg", "b/x.jpg", longName, "../y.jpg")) {
                documents.addObject().put("role", "page").put("idType", "YYZZ").put("file", file);
            }
        });

        intake.takeIn();

        assertThat(intake.inbox.files("quarantine/R001")).hasSize(5);
        assertThat(intake.inbox.files("inbox")).isEmpty();
        assertThat(intake.inbox.files("work")).isEmpty();
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
    void leavesAPictureAloneThatItsProducerReplacedMeanwhile() {
        intake.inbox.drop("R001");
        DropBatch batch = intake.next().orElseThrow();
        intake.read(batch);
        Path newer = intake.inbox.write("inbox/R001/licence.jpg", Arrays.copyOf(TestInbox.PICTURE, 70_000));

        intake.enter(batch);
        intake.tidy(batch);

        assertThat(newer).exists();
        assertThat(intake.inbox.files("work")).isEmpty();
    }

    @Test
    void deletesNothingThroughALinkThatWasPutThereMeanwhile() throws IOException {
        intake.inbox.write("inbox/R001/folder/licence.jpg", TestInbox.PICTURE);
        intake.inbox.manifest("R001/a.json", manifest -> file(manifest, 0, "folder/licence.jpg"));
        DropBatch batch = intake.next().orElseThrow();
        intake.read(batch);
        Files.move(data.resolve("inbox/R001/folder"), data.resolve("elsewhere"));
        Files.createSymbolicLink(data.resolve("inbox/R001/folder"), data.resolve("elsewhere"));

        intake.enter(batch);
        intake.tidy(batch);

        assertThat(data.resolve("elsewhere/licence.jpg")).exists();
    }

    @Test
    void readsAnotherManifestThatTookThePlaceOfOneThatWaited() {
        intake.inbox.manifest("R001/a.json", manifest -> manifest.put("submissionId", "OLD"));
        DropBatch batch = intake.next().orElseThrow();
        intake.inbox.manifest("R001/a.json", manifest -> manifest.put("submissionId", "NEW"));
        intake.inbox.write("inbox/R001/elsewhere.jpg", "");
        intake.read(batch);
        intake.inbox.write("inbox/R001/licence.jpg", TestInbox.PICTURE);

        intake.pass(Duration.ofSeconds(1));
        intake.takeIn();

        assertThat(intake.entered).hasSize(1);
        assertThat(intake.only().submission().submissionId()).isEqualTo("NEW");
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

    @Test
    void doesAgainWhatAnEarlierRunClaimedAndDidNotEnter() throws IOException {
        intake.inbox.drop("R001/one");
        assertThat(intake.next()).isPresent();
        assertThat(intake.inbox.files("inbox")).containsExactly("R001/one/licence.jpg");

        intake.restart();
        intake.takeIn();

        assertThat(intake.entered).hasSize(1);
        assertThat(intake.inbox.files("inbox")).isEmpty();
        assertThat(intake.inbox.files("work")).isEmpty();
    }

    @Test
    void finishesAfterACrashBetweenTheCommitAndTheEndOfTidying() throws IOException {
        intake.inbox.drop(
                "R001/one",
                manifest -> ((ArrayNode) manifest.path("documents"))
                        .addObject()
                        .put("role", "page")
                        .put("idType", "YYZZ")
                        .put("file", "second.jpg"));
        intake.inbox.write("inbox/R001/one/second.jpg", TestInbox.PICTURE);
        DropBatch batch = intake.next().orElseThrow();
        intake.read(batch);
        intake.enter(batch);
        Files.delete(data.resolve("inbox/R001/one/licence.jpg"));

        intake.restart();
        intake.takeIn();

        assertThat(intake.entered).hasSize(1);
        assertThat(intake.inbox.files("inbox")).isEmpty();
        assertThat(intake.inbox.files("work")).isEmpty();
    }

    @Test
    void finishesAfterACrashBetweenTheCommitAndTheQuarantine() throws IOException {
        Path manifest = intake.inbox.write("inbox/R001/a.json", "{");
        DropBatch batch = intake.next().orElseThrow();
        intake.read(batch);
        intake.enter(batch);
        try (var files = Files.walk(data.resolve("work"))) {
            files.filter(Files::isRegularFile).forEach(file -> TestInbox.touched(file, intake.system));
        }

        intake.restart();
        intake.takeIn();

        assertThat(intake.entered).hasSize(1);
        assertThat(manifest).doesNotExist();
        assertThat(intake.inbox.files("quarantine/R001")).hasSize(2);
        assertThat(intake.inbox.files("work")).isEmpty();
    }

    @Test
    void startsInSpiteOfForeignFilesAmongItsClaims() throws IOException {
        intake.inbox.write("work/stray", "");
        intake.inbox.write("work/claim/stray.json", "");
        Files.createDirectories(data.resolve("work/empty/R001"));

        intake.restart();
        intake.takeIn();

        assertThat(intake.entered).isEmpty();
        assertThat(data.resolve("work/empty")).doesNotExist();
    }

    @Test
    void handsOutEachDropOfAFailedBatchAloneAfterABackOff() {
        for (int i = 0; i < 3; i++) {
            String id = "T-" + i;
            intake.inbox.drop("R001/" + i, manifest -> manifest.put("submissionId", id));
        }
        DropBatch failed = intake.next().orElseThrow();
        intake.read(failed);
        failed.giveBack(new IllegalStateException());
        intake.inbox.drop("R001/fresh", manifest -> manifest.put("submissionId", "FRESH"));
        intake.pass(Duration.ofMillis(400));

        intake.takeIn();
        assertThat(intake.entered)
                .extracting(arrival -> arrival.submission().submissionId())
                .containsExactly("FRESH");
        intake.pass(Duration.ofSeconds(1));
        for (int i = 0; i < 3; i++) {
            DropBatch alone = intake.next().orElseThrow();
            intake.read(alone);
            assertThat(alone.arrivals()).hasSize(1);
            intake.enter(alone);
            intake.tidy(alone);
        }

        assertThat(intake.next()).isEmpty();
        assertThat(intake.inbox.files("work")).isEmpty();
    }

    @Test
    void waitsLongerWithEachFailureOfADrop() {
        intake.inbox.drop("R001/one");
        intake.next().orElseThrow().giveBack(new IllegalStateException());
        for (int i = 0; i < 10; i++) {
            intake.pass(Duration.ofMinutes(1));
            intake.next().orElseThrow().giveBack(new IllegalStateException());
        }

        intake.pass(Duration.ofSeconds(29));
        assertThat(intake.next()).isEmpty();
        intake.pass(Duration.ofSeconds(31));
        assertThat(intake.next()).isPresent();
    }

    @Test
    void removesTheOriginalsOfTheOthersWhenThoseOfOneCannotBe() throws IOException {
        intake.inbox.drop("R001/one");
        intake.inbox.drop("R001/two");
        DropBatch batch = intake.next().orElseThrow();
        intake.read(batch);
        intake.enter(batch);
        Path claimed = claimed("one");
        Files.delete(claimed);
        Files.createDirectories(claimed);
        Files.writeString(claimed.resolve("x"), "");

        assertThatThrownBy(() -> intake.tidy(batch)).isInstanceOf(RuntimeException.class);

        assertThat(intake.inbox.files("inbox")).isEmpty();
        assertThat(intake.inbox.files("work"))
                .singleElement()
                .satisfies(left -> assertThat(left).contains("one"));
    }

    private Path claimed(String folder) throws IOException {
        try (var paths = Files.walk(data.resolve("work"))) {
            return paths.filter(path -> path.toString().endsWith(folder + "/manifest.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String reason(String source) throws IOException {
        String name = intake.inbox.files("quarantine/" + source).stream()
                .filter(file -> file.endsWith(".reason.json"))
                .findFirst()
                .orElseThrow();
        return Files.readString(data.resolve("quarantine").resolve(source).resolve(name), StandardCharsets.UTF_8);
    }

    private static void file(ObjectNode manifest, int position, String name) {
        ((ObjectNode) manifest.path("documents").path(position)).put("file", name);
    }
}
