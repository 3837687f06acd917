package io.realname.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.realname.cli.Cli.Ended;
import io.realname.security.TokenFile;
import io.realname.web.ServiceFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code submit} and {@code tokens} against a server with one prepared answer. */
class SubmitTest {
    private static final String FINDING =
            "{\"code\":\"name.whitespace\",\"severity\":\"%s\",\"field\":\"/profile/name\","
                    + "\"message\":\"There is a space.\",\"remedy\":\"Take it out.\"}";

    @TempDir
    private Path data;

    @TempDir
    private Path files;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile int status = 202;
    private volatile String body = "{\"id\":\"01\",\"state\":\"screened\",\"findings\":[]}";
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        Path tokenFile = data.resolve("run").resolve("token");
        TokenFile.open(tokenFile);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n" + sent);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        new ServiceFile("http://127.0.0.1:" + server.getAddress().getPort(), tokenFile.toString()).write(data);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Path write(String name, String content) throws IOException {
        Files.createDirectories(files.resolve(name).getParent());
        return Files.writeString(files.resolve(name), content);
    }

    @Test
    void sendsTheManifestWithTheFilesThatItNamesAndNoOther() throws IOException {
        write("pics/营业执照.jpg", "PICTURE");
        write("other.jpg", "OTHER");
        write("../outside.jpg", "OUTSIDE");
        Path manifest = write("m.json", """
                {"documents": [{"file": "pics/营业执照.jpg"}, {"file": "pics/营业执照.jpg"}, {"file": "../outside.jpg"},
                               {"file": "missing.jpg"}, {"file": 7}]}""");

        Ended run = Cli.run("submit", manifest, "--source", "shop", "--data", data);

        assertThat(run).isEqualTo(new Ended(0, manifest + ": the case 01 is screened.\n", ""));
        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("POST /api/v1/submissions?source=shop\n")
                .contains("name=\"manifest\"; filename=\"m.json\"", "filename=\"pics/营业执照.jpg\"", "PICTURE")
                .doesNotContain("OTHER", "OUTSIDE", "filename=\"missing")
                .containsOnlyOnce("PICTURE");
    }

    @Test
    void findsTheFilesThatRowsName() throws IOException {
        write("a.jpg", "PICTURE-A");
        write("b.jpg", "PICTURE-B");
        Path rows = write("rows.csv", "submissionId,documents.1.file\nR-1,a.jpg\nR-2,b.jpg\nR-3,a.jpg\n");

        Cli.run("submit", rows, "--data", data);

        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("POST /api/v1/submissions?source=local\n")
                .containsOnlyOnce("PICTURE-A")
                .containsOnlyOnce("PICTURE-B");
    }

    @ParameterizedTest
    @CsvSource({"202, warning, 0", "202, error, 1", "200, info, 0", "409, error, 1", "422, error, 1", "503, '', 1"})
    void theExitCodeSaysWhetherAllIsWell(int answered, String severity, int code) throws IOException {
        status = answered;
        body = severity.isEmpty()
                ? "{\"detail\":\"The service is busy.\"}"
                : "{\"id\":\"01\",\"state\":\"x\",\"findings\":[" + FINDING.formatted(severity) + "]}";

        assertThat(Cli.run("submit", write("m.json", "{}"), "--data", data).code())
                .isEqualTo(code);
    }

    @Test
    void printsWhatTheServiceSaid() throws IOException {
        status = 409;
        body = "{\"detail\":\"It is taken.\",\"findings\":[" + FINDING.formatted("error") + "]}";

        Ended run = Cli.run("submit", write("m.json", "{}"), "--data", data);

        assertThat(run.out()).contains(": It is taken.\n", "name.whitespace", "Remedy: Take it out.");
    }

    @Test
    void writesOneJsonArrayForAllFiles() throws IOException {
        write("many/a.json", "{}");
        write("many/b.json", "{}");

        JsonNode all = new ObjectMapper()
                .readTree(Cli.run("submit", files.resolve("many"), "--json", "--data", data)
                        .out());

        assertThat(all).hasSize(2);
        assertThat(all.path(1).path("status").asInt()).isEqualTo(202);
        assertThat(all.path(1).at("/answer/state").asText()).isEqualTo("screened");
    }

    @Test
    void saysWhatCouldNotBeTried() throws IOException {
        assertThat(Cli.run("submit", files.resolve("none.json"), "--data", data).code())
                .isEqualTo(2);
        assertThat(Cli.run("submit", write("m.json", "{}"), "--source", "a/b", "--data", data)
                        .code())
                .isEqualTo(2);
        server.stop(0);
        assertThat(Cli.run("submit", write("m.json", "{}"), "--data", data).err())
                .startsWith("No service runs on the data folder ");
    }

    @Test
    void makesATokenAndPrintsItAlone() {
        status = 201;
        body = "{\"name\":\"erp\",\"token\":\"rn_x\"}";

        Ended run = Cli.run("tokens", "add", "erp", "--may", "submit,read", "--source", "shop", "--data", data);

        assertThat(run).isEqualTo(new Ended(0, "rn_x\n", ""));
        assertThat(asked)
                .containsExactly(
                        "POST /api/v1/tokens\n"
                                + "{\"name\":\"erp\",\"days\":365,\"permissions\":[\"submit\",\"read\"],\"sources\":[\"shop\"]}");
    }

    @Test
    void listsAndRevokesTokens() {
        status = 200;
        body =
                "{\"tokens\":[{\"name\":\"erp\",\"permissions\":[\"read\"],\"sources\":[],\"expiresAt\":\"2026-06-01T01:00:00Z\"}]}";

        assertThat(Cli.run("tokens", "list", "--data", data).out()).contains("erp", "read", "all", "2026-06-01 09:00");
        assertThat(Cli.run("tokens", "revoke", "erp", "--data", data))
                .isEqualTo(new Ended(0, "The token erp is revoked.\n", ""));
        assertThat(asked).element(1).asString().startsWith("POST /api/v1/tokens/erp/revoke\n");
        assertThat(Cli.run("tokens", "revoke", "../x", "--data", data).code()).isEqualTo(2);
        assertThat(Cli.run("tokens", "--data", data).code()).isEqualTo(2);
    }
}
