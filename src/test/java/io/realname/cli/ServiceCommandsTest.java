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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that talk to the running service, against a server with prepared answers. */
class ServiceCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CASE = """
            {"id": "01900000-0000-7000-8000-000000000001", "source": "shop", "submissionId": "R-1", "state": "held",
             "domains": [{"name": "示例.cn", "state": "pending"}],
             "findings": [{"code": "name.whitespace", "severity": "error", "field": "/profile/name",
                           "message": "There is a space.", "remedy": "Take it out."}],
             "dueAt": "2026-06-02T16:00:00Z", "receivedAt": "2026-06-01T01:00:00Z", "later": "added"}""";

    @TempDir
    private Path data;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private HttpServer server;
    private String token;

    @BeforeEach
    void start() throws IOException {
        Path tokenFile = data.resolve("run").resolve("token");
        token = "Bearer " + TokenFile.open(tokenFile).value();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean known = token.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String answer =
                    known ? answers.getOrDefault(asked, "404 {\"detail\": \"There is no such case.\"}") : "401 {}";
            byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        new ServiceFile("http://127.0.0.1:" + server.getAddress().getPort(), tokenFile.toString()).write(data);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "R-1, /api/v1/cases/R-1",
        "01900000-0000-7000-8000-000000000001, /api/v1/cases/01900000-0000-7000-8000-000000000001",
        "shop/R-1, /api/v1/cases/R-1?source=shop"
    })
    void showsACaseByEachOfItsNames(String name, String address) {
        answers.put("GET " + address, "200 " + CASE);

        Ended run = Cli.run("status", name, "--data", data);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Submission  shop/R-1\n")
                .contains("State       held\n")
                .contains("Received    2026-06-01 09:00\n")
                .contains("Next        2026-06-03 00:00\n")
                .contains("示例.cn")
                .contains("  error    name.whitespace  /profile/name\n")
                .contains("Remedy: Take it out.");
    }

    @Test
    void writesACaseAsJson() throws IOException {
        answers.put("GET /api/v1/cases/R-1", "200 " + CASE);

        JsonNode shown =
                JSON.readTree(Cli.run("status", "R-1", "--json", "--data", data).out());

        assertThat(shown.path("submissionId").asText()).isEqualTo("R-1");
        assertThat(shown.at("/findings/0/severity").asText()).isEqualTo("error");
        assertThat(shown.has("decidedAt")).isFalse();
    }

    @Test
    void tellsTheServicesOwnSentenceWhenItRefuses() {
        answers.put("POST /api/v1/cases/R-1/retry", "409 {\"detail\": \"Only a held case can be retried.\"}");

        assertThat(Cli.run("retry", "R-1", "--data", data))
                .isEqualTo(new Ended(1, "", "Only a held case can be retried.\n"));
        assertThat(Cli.run("status", "R-7", "--data", data)).isEqualTo(new Ended(1, "", "There is no such case.\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "withdraw"})
    void saysWhereTheCaseIsAfterTheAction(String command) {
        answers.put("POST /api/v1/cases/R-1/" + command, "200 " + CASE);

        assertThat(Cli.run(command, "R-1", "--data", data))
                .isEqualTo(new Ended(0, "The case shop/R-1 is held now.\n", ""));
    }

    @Test
    void listsAllPages() {
        answers.put("GET /api/v1/cases?limit=200&state=held", "200 {\"cases\": [" + CASE + "], \"next\": \"x\"}");
        answers.put("GET /api/v1/cases?limit=200&state=held&before=x", "200 {\"cases\": [" + CASE + "]}");

        Ended run = Cli.run("cases", "--state", "held", "--data", data);

        assertThat(run.out().lines())
                .hasSize(3)
                .element(2)
                .isEqualTo("held          2026-06-01 09:00  2026-06-03 00:00  shop/R-1  示例.cn");
        assertThat(run.code()).isZero();
    }

    @Test
    void namesFileAndRowOfWhatCameInATable() {
        String fromATable =
                CASE.replace("\"state\": \"held\"", "\"file\": \"night.csv\", \"row\": 7, \"state\": \"held\"");
        answers.put("GET /api/v1/cases?limit=200", "200 {\"cases\": [" + fromATable + "]}");
        answers.put("GET /api/v1/cases/R-1", "200 " + fromATable);

        assertThat(Cli.run("cases", "--data", data).out()).contains("shop/R-1  示例.cn  (night.csv, row 7)\n");
        assertThat(Cli.run("status", "R-1", "--data", data).out()).contains("File        night.csv, row 7\n");
    }

    @Test
    void waitsForTheEndOfAJob() throws IOException {
        String run =
                "{\"id\": \"1\", \"job\": \"summary\", \"day\": \"2026-05-31\", \"askedAt\": \"2026-06-01T01:00:00Z\"";
        String done = run + ", \"endedAt\": \"2026-06-01T01:00:01Z\", \"counts\": {\"files\": 2, \"cases\": 7}}";
        answers.put("POST /api/v1/reconciliations/summary?day=2026-05-31", "202 " + run + ", \"counts\": {}}");
        answers.put("GET /api/v1/reconciliations/summary?limit=200", "200 {\"runs\": [" + done + "]}");

        assertThat(Cli.run("reconcile", "summary", "--day", "2026-05-31", "--data", data))
                .isEqualTo(new Ended(0, "The job summary of 2026-05-31 is done: cases 7, files 2.\n", ""));
        assertThat(JSON.readTree(Cli.run("reconcile", "summary", "--day", "2026-05-31", "--json", "--data", data)
                                .out())
                        .at("/counts/files")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void saysWhyAJobIsNotDone() {
        String failed =
                "{\"id\": \"1\", \"job\": \"summary\", \"day\": \"2026-05-31\", \"askedAt\": \"2026-06-01T01:00:00Z\", "
                        + "\"failure\": \"FileSystemException\", \"counts\": {}}";
        answers.put("POST /api/v1/reconciliations/summary", "202 " + failed);
        answers.put(
                "POST /api/v1/reconciliations/taxes", "404 {\"detail\": \"There is no such job; there is: summary.\"}");

        assertThat(Cli.run("reconcile", "summary", "--data", data))
                .isEqualTo(
                        new Ended(1, "", "The job failed and will be tried again by itself: FileSystemException.\n"));
        assertThat(Cli.run("reconcile", "taxes", "--data", data))
                .isEqualTo(new Ended(1, "", "There is no such job; there is: summary.\n"));
        assertThat(Cli.run("reconcile", "../cases", "--data", data).code()).isEqualTo(2);
    }

    @Test
    void listsAllPagesAsOneArray() throws IOException {
        answers.put("GET /api/v1/cases?limit=200", "200 {\"cases\": [" + CASE + "], \"next\": \"x\"}");
        answers.put("GET /api/v1/cases?limit=200&before=x", "200 {\"cases\": [" + CASE + "]}");

        assertThat(JSON.readTree(Cli.run("cases", "--json", "--data", data).out()))
                .hasSize(2);
    }

    @Test
    void listsNothingWhereThereIsNothing() throws IOException {
        answers.put("GET /api/v1/cases?limit=200", "200 {\"cases\": []}");

        assertThat(Cli.run("cases", "--data", data).out()).isEqualTo("There are no such cases.\n");
        assertThat(JSON.readTree(Cli.run("cases", "--json", "--data", data).out()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b/c", "R 1", "R-1?x", "-1x", "%2e"})
    void refusesANameThatIsNone(String name) {
        Ended run = Cli.run("status", "--data", data, "--", name);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("names no case");
    }

    @Test
    void saysThatThereIsNoSuchState() {
        assertThat(Cli.run("cases", "--state", "lost", "--data", data).err())
                .contains("There is no case state \"lost\".");
    }

    @Test
    void saysHowToStartAServiceWhereNoneRuns(@TempDir Path other) {
        Ended run = Cli.run("cases", "--data", other);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("No service runs on the data folder " + other
                        + ". Start one with \"./realname run\", or name its data folder with --data.\n");
    }

    @Test
    void findsTheServiceOfTheFolderAndTheNodeThatTheSettingsName(@TempDir Path home) throws IOException {
        answers.put("GET /api/v1/cases/R-1", "200 " + CASE);
        Path config = Files.createDirectories(home.resolve("config"));
        Files.writeString(config.resolve("application.properties"), "realname.data.dir=elsewhere\nrealname.node=a\n");
        Path own = Files.createDirectories(home.resolve("elsewhere/nodes/a"));
        ServiceFile.read(data).orElseThrow().write(own);

        assertThat(Cli.runIn(home, "status", "R-1").code()).isZero();
        assertThat(Cli.runIn(home, "status", "R-1", "--data", data).code()).isZero();
        Files.delete(own.resolve("run/service.json"));
        assertThat(Cli.runIn(home, "status", "R-1").err()).contains("No service runs on the data folder " + own);
    }

    @Test
    void saysTheSameWhenTheServiceWasKilled() {
        server.stop(0);

        Ended run = Cli.run("cases", "--json", "--data", data);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("No service runs on the data folder ").doesNotContain("\tat ");
    }

    @Test
    void saysWhenTheTokenIsNotTheServicesOwn() {
        token = "Bearer another";

        Ended run = Cli.run("cases", "--data", data);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("does not accept the token in ");
    }

    @Test
    void saysWhenSomethingElseAnswers() {
        answers.put("GET /api/v1/cases/R-1", "200 <html>");

        Ended run = Cli.run("status", "R-1", "--data", data);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is not this service (HTTP 200)");
    }

    @Test
    void sendsTheTokenNowhereThatOthersCouldHaveWritten() throws IOException {
        Files.setPosixFilePermissions(
                data.resolve("run").resolve("service.json"), PosixFilePermissions.fromString("rw-rw-rw-"));

        Ended run = Cli.run("cases", "--data", data);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("service.json is open to other users");
    }
}
