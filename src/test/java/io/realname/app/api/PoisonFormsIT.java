package io.realname.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.app.api.Api.Answer;
import io.realname.intake.TestInbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests, packages and pictures that are poison, each with the finding it must give. */
class PoisonFormsIT {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    static Path folder;

    private static Api api;

    @BeforeAll
    static void start() throws IOException {
        api = new Api(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @AfterEach
    void nothingIsLeftOfTheUpload() {
        Awaitility.await().untilAsserted(() -> assertThat(api.files("uploads")).isEmpty());
    }

    private static Arguments manifest(String what, String name, byte[] content, int status, String code) {
        return Arguments.of(what, new Form().file("manifest", name, content), status, code);
    }

    private static Arguments json(String what, String content, String code) {
        return manifest(what, "m.json", content.getBytes(StandardCharsets.UTF_8), 422, code);
    }

    private static Arguments picture(String what, byte[] content, String code) {
        ObjectNode manifest = Api.manifest("PIC-" + Integer.toHexString(what.hashCode()));
        return Arguments.of(what, Form.of(manifest.toString()).file("f", "licence.jpg", content), 202, code);
    }

    static Stream<Arguments> poison() {
        String sound = Api.manifest("POISON").toString();
        return Stream.of(
                json("nothing", "", "manifest.unreadable"),
                json("spaces", "   \n", "manifest.unreadable"),
                json("cut off", sound.substring(0, 100), "manifest.unreadable"),
                json("two manifests in one", sound + sound, "manifest.unreadable"),
                json("an array", "[" + sound + "]", "manifest.unreadable"),
                json("a number", "1e400", "manifest.unreadable"),
                json("a key twice", "{\"submissionId\":\"A\"," + sound.substring(1), "manifest.unreadable"),
                json(
                        "a key twice, once escaped",
                        "{\"submission\\u0049d\":\"A\"," + sound.substring(1),
                        "manifest.unreadable"),
                json("a comment", "/* x */" + sound, "manifest.unreadable"),
                json("a lone surrogate", sound.replace("POISON", "\\ud800"), "manifest.unreadable"),
                json("a NUL", "\0" + sound, "manifest.unreadable"),
                json("nested deeply", "[".repeat(100_000), "manifest.too-large"),
                json("an object nested deeply", "{\"a\":".repeat(500) + "1" + "}".repeat(500), "manifest.too-large"),
                json("a number of a million digits", "{\"a\":" + "1".repeat(1_000_000) + "}", "manifest.unreadable"),
                json("more than a mebibyte", "{\"a\":\"" + "x".repeat(1 << 20) + "\"}", "manifest.too-large"),
                json(
                        "too many domains",
                        sound.replace("\"example-drop.cn\"", "\"a.cn\"" + ",\"a.cn\"".repeat(1_200)),
                        "manifest.too-large"),
                manifest("UTF-16", "m.json", sound.getBytes(StandardCharsets.UTF_16), 422, "manifest.unreadable"),
                manifest(
                        "mixed encodings",
                        "m.json",
                        join(
                                sound.replace("POISON", "杭").getBytes(GB18030),
                                "杭é\u0080".getBytes(StandardCharsets.UTF_8),
                                new byte[] {(byte) 0xff}),
                        422,
                        "manifest.unreadable"),
                manifest("a picture as manifest", "m.json", TestInbox.PICTURE, 422, "manifest.unreadable"),
                manifest(
                        "CSV without columns",
                        "m.csv",
                        "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8),
                        422,
                        "manifest.unreadable"),
                manifest("an empty CSV", "m.csv", new byte[0], 422, "manifest.unreadable"),
                manifest(
                        "a column twice",
                        "m.csv",
                        "submissionId,提交编号\n1,2\n".getBytes(StandardCharsets.UTF_8),
                        422,
                        "manifest.unreadable"),
                manifest(
                        "XLSX that is none",
                        "m.xlsx",
                        "PK no".getBytes(StandardCharsets.UTF_8),
                        422,
                        "manifest.unreadable"),
                manifest("XLSX of emptiness", "m.xlsx", zip("x", new byte[1]), 422, "manifest.unreadable"),
                manifest(
                        "XML with a bomb",
                        "m.xml",
                        ("<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><submission><submissionId>&c;</submissionId></submission>")
                                .getBytes(StandardCharsets.UTF_8),
                        422,
                        "manifest.unreadable"),
                manifest(
                        "XML with a file",
                        "m.xml",
                        ("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><submission><submissionId>&b;</submissionId></submission>")
                                .getBytes(StandardCharsets.UTF_8),
                        422,
                        "manifest.unreadable"),
                manifest(
                        "XML without a submission",
                        "m.xml",
                        "<a/>".getBytes(StandardCharsets.UTF_8),
                        422,
                        "manifest.unreadable"),
                manifest(
                        "ZIP that is none",
                        "m.zip",
                        "PK no".getBytes(StandardCharsets.UTF_8),
                        422,
                        "manifest.unreadable"),
                manifest(
                        "ZIP without a manifest", "m.zip", zip("a.jpg", TestInbox.PICTURE), 422, "manifest.unreadable"),
                manifest(
                        "ZIP in a ZIP",
                        "m.zip",
                        zip("inner.zip", zip("m.json", sound.getBytes(StandardCharsets.UTF_8))),
                        422,
                        "manifest.unreadable"),
                manifest(
                        "ZIP that leads out",
                        "m.zip",
                        zip("../../m.json", sound.getBytes(StandardCharsets.UTF_8)),
                        422,
                        "document.unsafe-path"),
                manifest(
                        "ZIP with a hidden direction",
                        "m.zip",
                        zip("a\u202Enosj.m", new byte[1]),
                        422,
                        "document.unsafe-path"),
                manifest(
                        "ZIP that unpacks to a thousandfold",
                        "m.zip",
                        zip("m.json", new byte[16 << 20]),
                        422,
                        "manifest.too-large"),
                manifest("ZIP with too many files", "m.zip", zipOfMany(10_001), 422, "manifest.too-large"),
                picture(
                        "SVG as JPEG",
                        "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"
                                .repeat(1000)
                                .getBytes(StandardCharsets.UTF_8),
                        "document.format"),
                picture(
                        "PDF as JPEG",
                        ("%PDF-1.7\n" + "x".repeat(60_000)).getBytes(StandardCharsets.UTF_8),
                        "document.format"),
                picture(
                        "HTML as JPEG",
                        ("<!doctype html>" + " ".repeat(60_000)).getBytes(StandardCharsets.UTF_8),
                        "document.format"),
                picture(
                        "a picture cut off",
                        Arrays.copyOf(TestInbox.PICTURE, TestInbox.PICTURE.length - 20_000),
                        "document.corrupt"),
                picture("a picture of nothing", new byte[0], "document.too-small"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void givesTheFindingOfItsPoison(String what, Form form, int status, String code) {
        Answer answer = api.submit(form);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.codes()).as(answer.text()).contains(code);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Stream.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] zipOfMany(int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < count; i++) {
                zip.putNextEntry(new ZipEntry("f" + i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
