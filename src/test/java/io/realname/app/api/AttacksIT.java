package io.realname.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.api.Api.Answer;
import io.realname.intake.TestInbox;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send to the API, sent. Nothing of it may leave a file, a case or an open secret behind. */
class AttacksIT {
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
    void nothingIsLeftOfAnyUpload() {
        Awaitility.await().untilAsserted(() -> assertThat(api.files("uploads")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../licence.jpg",
                "../../outbox/licence.jpg",
                "/etc/cron.d/licence.jpg",
                "a/../../licence.jpg",
                "a\u202Egpj.exe",
                "..",
                ".",
                " "
            })
    void noNameOfAFileLeadsOutOfItsFolder(String name) throws IOException {
        List<Path> before = everyFile();
        Answer answer = api.submit(Form.of(Api.manifest("N-1").toString()).file("file", name, TestInbox.PICTURE));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.codes()).containsExactly("document.unsafe-path");
        assertThat(api.count("cases where submission_id = 'N-1'")).isZero();
        Awaitility.await().untilAsserted(() -> assertThat(everyFile()).hasSameSizeAs(before));
    }

    private static List<Path> everyFile() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/keys/"))
                    .toList();
        }
    }

    @Test
    void aManifestCannotNameWhatLiesOutside() {
        var manifest = Api.manifest("N-2");
        manifest.withArray("documents").removeAll();
        manifest.withArray("documents")
                .addObject()
                .put("role", "front")
                .put("idType", "YYZZ")
                .put("file", "../../keys/api-token");
        Answer answer = api.submit(Form.of(manifest.toString()));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes()).contains("document.unsafe-path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"licence.jpg", "LICENCE.JPG"})
    void twoFilesOfOneNameAreRefused(String second) {
        Answer answer = api.submit(Api.form(Api.manifest("N-3")).file("other", second, new byte[] {1}));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void aFileCannotTakeTheManifestsPlace() {
        Answer answer = api.submit(Api.form(Api.manifest("N-4")).file("x", "manifest.json", "{}".getBytes()));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void tooManyFilesAreRefusedWhileTheyCome() {
        Form form = Form.of(Api.manifest("N-5").toString());
        for (int i = 0; i < 205; i++) {
            form.file("f", "f" + i, new byte[] {1});
        }

        assertThat(api.submit(form).status()).isEqualTo(413);
    }

    @Test
    void aFormThatSaysItIsTooLargeIsRefusedAtOnce() throws IOException {
        String answer = raw("Content-Length: 99999999999\r\n", new byte[0]);

        assertThat(answer).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void aFormWithoutLengthIsCutWhereItBecomesTooLarge() throws IOException {
        String answer = raw("Transfer-Encoding: chunked\r\n", out -> {
            write(
                    out,
                    chunk("--" + Form.BOUNDARY
                            + "\r\nContent-Disposition: form-data; name=\"manifest\"; filename=\"m.json\"\r\n\r\n"));
            String block = chunk("x".repeat(1 << 20));
            for (int i = 0; i < 70; i++) {
                write(out, block);
            }
        });

        assertThat(answer).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void aHeaderOfAPartWithoutEndIsRefused() {
        Answer answer = api.postForm(
                api.operator,
                "/submissions?source=shop",
                new Form()
                        .raw("--" + Form.BOUNDARY + "\r\nX: " + "x".repeat(1 << 20))
                        .unfinished());

        assertThat(answer.status()).isBetween(400, 413);
    }

    static Stream<Arguments> unfinished() {
        String disposition = "\r\nContent-Disposition: form-data; name=\"manifest\"";
        return Stream.of(
                        "",
                        "no form at all",
                        "--" + Form.BOUNDARY,
                        "--" + Form.BOUNDARY + "\r\n",
                        "--" + Form.BOUNDARY + disposition + "\r\n\r\n{",
                        "--" + Form.BOUNDARY + disposition + "; filename=\"m.json\"\r\n\r\n{}",
                        "--" + Form.BOUNDARY + disposition + "; filename=\"m.json\"\r\n\r\n{}\r\n--" + Form.BOUNDARY,
                        "--another\r\n\r\n--another--\r\n",
                        "--" + Form.BOUNDARY + "\r\nContent-Disposition: form-data\r\n\r\nx\r\n--" + Form.BOUNDARY
                                + "--\r\n",
                        "--" + Form.BOUNDARY + disposition
                                + "; filename=\"m.json\"\r\nContent-Transfer-Encoding: none-such\r\n\r\n{}\r\n--"
                                + Form.BOUNDARY + "--\r\n",
                        "--" + Form.BOUNDARY + disposition
                                + "; filename=\"m.json\"\r\nContent-Type: text/plain; charset=no-such\r\n\r\n{}\r\n--"
                                + Form.BOUNDARY + "--\r\n",
                        "--" + Form.BOUNDARY + "--\r\n")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("unfinished")
    void formsThatAreNoneAreRefused(String body) {
        long cases = api.count("cases");
        Answer answer =
                api.postForm(api.operator, "/submissions?source=shop", body.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer.status()).as(answer.text()).isIn(400, 422);
        assertThat(api.count("cases") - cases).isEqualTo(answer.json().has("caseId") ? 1 : 0);
    }

    @Test
    void aFormInsideAFormIsHungUpOnAndNobodyElseSuffers() throws IOException {
        byte[] nested = ("--" + Form.BOUNDARY + "\r\nContent-Type: multipart/mixed\r\n\r\n--" + Form.BOUNDARY
                        + "--\r\n")
                .getBytes(StandardCharsets.US_ASCII);

        for (int i = 0; i < 60; i++) {
            assertThat(raw("Content-Length: " + nested.length + "\r\n", nested)).doesNotStartWith("HTTP/1.1 2");
        }

        assertThat(api.submit(Api.form(Api.manifest("N-8"))).status()).isEqualTo(202);
    }

    @Test
    void aBodyThatEndsBeforeItsLengthIsForgotten() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(api.url).getPort())) {
            socket.getOutputStream().write(head("Content-Length: 100000\r\n"));
            socket.getOutputStream().write(Form.of("{").unfinished());
            socket.getOutputStream().flush();
        }

        assertThat(api.get("/cases").status()).isEqualTo(200);
    }

    @Test
    void aSecondContentLengthIsRefused() throws IOException {
        assertThat(raw("Content-Length: 5\r\nContent-Length: 6\r\n", "hello!".getBytes()))
                .startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "multipart/mixed; boundary=x",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "application/x-www-form-urlencoded"
            })
    void whatIsNoFormIsRefused(String type) {
        Answer answer = api.send(
                api.operator,
                api.request("POST", "/api/v1/submissions?source=shop", "{}".getBytes())
                        .header("Content-Type", type));

        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void noHeaderMakesOneMethodAnother() {
        api.submit(Api.form(Api.manifest("N-6")));
        for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            api.send(api.operator, api.request("GET", "/api/v1/cases/N-6", null).header(header, "DELETE"));
            Answer answer = api.send(
                    api.operator,
                    api.request("GET", "/api/v1/cases/N-6/withdraw", null).header(header, "POST"));

            assertThat(answer.status()).isEqualTo(405);
        }
        assertThat(api.texts("select state from cases where submission_id = 'N-6'"))
                .doesNotContain("withdrawn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=%7B%22%24ne%22%3A1%7D",
                "source=%7B%7D",
                "before=1%27%20or%20%271%27%3D%271",
                "limit=-1",
                "limit=1e9",
                "code=%25",
                "text="
                        + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void aQueryThatMakesNoSenseIsRefused(String query) {
        assertThat(api.get("/cases?" + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%25", "_", "%5C", "%27%3B--", "%00"})
    void aTextIsOnlyAText(String text) {
        api.submit(Api.form(Api.manifest("N-7")));

        Answer answer = api.get("/cases?text=" + text);

        assertThat(answer.status()).isIn(200, 400);
        assertThat(answer.json().path("cases")).isEmpty();
    }

    @Test
    void nothingOfARequestGetsIntoTheHeadersOfItsAnswer() throws IOException {
        String answer = raw(
                "POST /api/v1/submissions?source=shop%0d%0aX-Injected:%20yes&language=zh%0d%0aX-Injected:yes HTTP/1.1",
                "Content-Length: 0\r\n", out -> {});

        assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("X-Injected");
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static byte[] head(String headers) {
        return head("POST /api/v1/submissions?source=shop HTTP/1.1", headers);
    }

    private static byte[] head(String line, String headers) {
        return (line + "\r\nHost: localhost\r\nAuthorization: Bearer " + api.operator
                        + "\r\nContent-Type: multipart/form-data; boundary=" + Form.BOUNDARY + "\r\n" + headers
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private interface Body {
        void write(OutputStream out) throws IOException;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String raw(String headers, byte[] body) throws IOException {
        return raw(headers, out -> out.write(body));
    }

    private static String raw(String headers, Body body) throws IOException {
        return raw("POST /api/v1/submissions?source=shop HTTP/1.1", headers, body);
    }

    /** The first line and headers of the answer; the service may hang up while the body is sent. */
    private static String raw(String line, String headers, Body body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(api.url).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head(line, headers));
            try {
                body.write(socket.getOutputStream());
                socket.getOutputStream().flush();
            } catch (IOException hungUp) {
                assertThat(hungUp).hasMessageMatching("(?i).*(broken pipe|reset|closed).*");
            }
            byte[] answer = socket.getInputStream().readNBytes(150);
            return new String(answer, StandardCharsets.ISO_8859_1);
        }
    }
}
