package io.realname.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.submission.Arrival;
import io.realname.submission.Finding;
import io.realname.submission.Language;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read or must not be trusted, and where it is kept. */
class QuarantineTest {
    @TempDir
    Path data;

    private Intake intake;

    @BeforeEach
    void open() throws IOException {
        intake = new Intake(data);
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
    void takesTheFilesBesideAnUnreadableManifestForItsOwnOnlyIfItCouldNameThemAll() {
        intake.inbox.write("inbox/R001/few/m.json", "{");
        intake.inbox.write("inbox/R001/many/m.json", "{");
        for (int i = 0; i < Intake.MOST_FILES; i++) {
            intake.inbox.write("inbox/R001/few/" + i + ".jpg", "picture");
            intake.inbox.write("inbox/R001/many/" + i + ".jpg", "picture");
        }
        intake.inbox.write("inbox/R001/many/one-more.jpg", "picture");

        intake.takeIn();

        assertThat(intake.inbox.files("inbox"))
                .hasSize(Intake.MOST_FILES + 1)
                .allSatisfy(file -> assertThat(file).startsWith("R001/many/"));
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
