package io.realname.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.intake.TestLimits;
import io.realname.intake.format.Columns;
import io.realname.intake.format.Formats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyManifestTest {
    private static final String FORM = "域名：a.cn\n证件类型：身份证\n姓名：张三";

    @TempDir
    Path folder;

    private final Unpacking unpacking;

    BodyManifestTest() throws IOException {
        unpacking = new Unpacking(
                new Formats(Columns.load(Path.of("config/columns.yaml")), TestLimits.DELIVERED.packages()));
    }

    private static Part body(String type, String text) {
        return new Part(null, type, false, "utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Part file(String name, boolean inline, byte[] content) {
        return new Part(name, "application/octet-stream", inline, null, content);
    }

    private JsonNode manifest(List<Part> parts) throws Exception {
        List<Path> manifests = unpacking.manifests(parts, folder, "mail-1");
        assertThat(manifests).hasSize(1);
        return new ObjectMapper().readTree(manifests.get(0).toFile());
    }

    private List<String> documents(JsonNode manifest) {
        List<String> documents = new ArrayList<>();
        manifest.path("documents")
                .forEach(document -> documents.add(document.path("role").asText() + " "
                        + document.path("file").asText()));
        return documents;
    }

    @ParameterizedTest
    @CsvSource({
        "身份证正反面.jpg, merged",
        "身份证合并.jpg, merged",
        "id front and back.jpg, merged",
        "身份证反面.jpg, back",
        "id_back.jpg, back",
        "idBack.jpg, back",
        "BACK2.JPG, back",
        "人像面.jpg, front",
        "backup.jpg, front",
        "background.png, front",
        "feedback.png, front",
    })
    void tellsWhichSideAPictureShowsByItsName(String picture, String role) throws Exception {
        List<Part> parts = List.of(body("text/plain", FORM), file(picture, false, new byte[1]));

        assertThat(documents(manifest(parts))).containsExactly(role + " " + picture);
    }

    @Test
    void takesAValueThatWasBrokenInThePlainTextFromTheHtml() throws Exception {
        String street = "Room 1201, Building 3, Example Garden, 1288 Example Road, Example New Area, near the lake";
        String form = "域名：a.cn\n证件类型：身份证\n姓名：张三\n邮编：310000\n地址：";
        List<Part> parts = List.of(
                body("text/plain", form + street.replace(" Example New", "\nExample New")),
                body("text/html", (form + street).replace("\n", "<br>").replace("张三", "李四")));

        JsonNode profile = manifest(parts).path("profile");

        assertThat(profile.at("/address/street").asText()).isEqualTo(street);
        assertThat(profile.at("/address/postalCode").asText()).isEqualTo("310000");
        assertThat(profile.path("name").asText()).isEqualTo("张三");
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
        return packed.toByteArray();
    }

    @Test
    void findsThePicturesOfAPackageBesideTheText() throws Exception {
        List<Part> parts = List.of(
                body("text/plain", FORM),
                file("logo.png", true, new byte[20 << 10]),
                file("a.zip", false, zip("证件/正面.jpg", "证件/反面.jpg", "证件/readme.txt")));

        JsonNode manifest = manifest(parts);

        assertThat(documents(manifest)).containsExactlyInAnyOrder("front 证件/正面.jpg", "back 证件/反面.jpg");
        manifest.path("documents")
                .forEach(document -> assertThat(
                                folder.resolve(document.path("file").asText()))
                        .hasSize(1));
    }

    @Test
    void laysThePicturesOfAPackageBesideTheManifestThatNamesThem() throws Exception {
        List<Part> parts = List.of(
                file("a.zip", false, zip("1.jpg", "2.jpg")),
                file("all.csv", false, new byte[1]),
                file("2.jpg", false, new byte[2]));

        List<Path> manifests = unpacking.manifests(parts, folder, "mail-1");

        assertThat(manifests).containsExactly(folder.resolve("all.csv"));
        assertThat(folder.resolve("1.jpg")).hasSize(1);
        assertThat(Files.readAllBytes(folder.resolve("2.jpg"))).hasSize(2);
    }
}
