package io.realname.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.app.Counterparts;
import io.realname.app.Home;
import io.realname.app.Knowledge;
import io.realname.app.PictureStage;
import io.realname.app.Rescreening;
import io.realname.app.Service;
import io.realname.app.WebFace;
import io.realname.casefile.CaseBatch;
import io.realname.casefile.CaseQueue;
import io.realname.casefile.Step;
import io.realname.intake.Source;
import io.realname.intake.Sources;
import io.realname.intake.TestInbox;
import io.realname.notify.Webhook;
import io.realname.storage.Database;
import io.realname.storage.TestPostgres;
import io.realname.submission.Language;
import io.realname.submission.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The product with its API on a database of its own, its routes at rest; and a client that holds every answer to the OpenAPI document. */
final class Api implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    final Path data;
    final Database database = TestPostgres.freshDatabase();
    final Service service;
    final String url;
    final String operator;
    volatile Instant business = Instant.parse("2026-03-03T01:00:00Z");
    volatile Instant system = Instant.parse("2026-03-03T01:00:00Z");

    private final WebFace web;
    private final OpenApi openApi;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Api(Path data, Map<String, Webhook> webhooks) throws IOException {
        this(data, webhooks, new Sources(Map.of("shop", new Source("shop", Site.CN, Language.EN))));
    }

    Api(Path data, Map<String, Webhook> webhooks, Sources sources) throws IOException {
        this.data = data;
        Home home = new Home(Path.of("").toAbsolutePath(), data, data.resolve("keys"));
        service = new Service(home, Knowledge.load(home.config()), database, () -> business, () -> system);
        Counterparts others = new Counterparts(
                database.dataSource(), database.dataSource(), Map.of(), URI.create("http://127.0.0.1:1"), webhooks);
        service.file().quotas().set(sources.quotas());
        web = new WebFace(service, others, sources, home, "127.0.0.1", 0);
        url = web.url();
        operator = Files.readString(data.resolve("keys/api-token")).strip();
        openApi = new OpenApi(
                send(operator, request("GET", "/api/v1/openapi.json", null)).text());
    }

    Api(Path data) throws IOException {
        this(data, Map.of());
    }

    OpenApi openApi() {
        return openApi;
    }

    /** An answer. */
    record Answer(HttpResponse<byte[]> raw) {
        int status() {
            return raw.statusCode();
        }

        String text() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return JSON.readTree(raw.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        List<String> codes() {
            return json().path("findings").findValuesAsText("code");
        }
    }

    /** A manifest of a sound submission. */
    static ObjectNode manifest(String id) {
        try {
            ObjectNode manifest = (ObjectNode) JSON.readTree(TestInbox.json(json -> {}));
            return manifest.put("submissionId", id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A form with that manifest and the picture it names. */
    static Form form(ObjectNode manifest) {
        return Form.of(manifest.toString())
                .file("file", manifest.at("/documents/0/file").asText(), TestInbox.PICTURE);
    }

    HttpRequest.Builder request(String method, String target, byte[] body) {
        return HttpRequest.newBuilder(URI.create(url + target))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    }

    Answer send(String token, HttpRequest.Builder builder) {
        try {
            HttpRequest request =
                    (token == null ? builder : builder.header("Authorization", "Bearer " + token)).build();
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            String target = request.uri().toString().substring(url.length());
            if (openApi != null) {
                openApi.check(request.method(), target, answer);
            }
            return new Answer(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer get(String token, String target) {
        return send(token, request("GET", "/api/v1" + target, null));
    }

    Answer get(String target) {
        return get(operator, target);
    }

    Answer post(String token, String target) {
        return send(token, request("POST", "/api/v1" + target, null));
    }

    Answer post(String target) {
        return post(operator, target);
    }

    Answer postJson(String target, String json) {
        return send(
                operator,
                request("POST", "/api/v1" + target, json.getBytes(StandardCharsets.UTF_8))
                        .header("Content-Type", "application/json"));
    }

    Answer postForm(String token, String target, byte[] form) {
        return send(
                token,
                request("POST", "/api/v1" + target, form)
                        .header("Content-Type", "multipart/form-data; boundary=" + Form.BOUNDARY));
    }

    Answer submit(Form form) {
        return postForm(operator, "/submissions?source=shop", form.whole());
    }

    /** Looks at the pictures of what was taken in and judges it, as the routes of a running product do. */
    void judge() {
        PictureStage pictures = PictureStage.of(
                service.knowledge(),
                service.documents(),
                service.file().pictures(),
                Rescreening.of(service.knowledge().screening(), service.business()));
        CaseQueue received = service.file().queue(Step.INSPECT, Service.CASES_OF_PICTURES);
        for (Optional<CaseBatch> batch = received.next(); batch.isPresent(); batch = received.next()) {
            pictures.inspect(batch.get());
            batch.get().complete();
        }
    }

    /** Makes a token with these permissions, separated by commas, for these sources. */
    String token(String name, String permissions, String... sources) {
        ObjectNode wish = JSON.createObjectNode().put("name", name).put("days", 30);
        Stream.of(permissions.split(",")).forEach(wish.putArray("permissions")::add);
        Stream.of(sources).forEach(wish.withArray("sources")::add);
        return postJson("/tokens", wish.toString()).json().path("token").asText();
    }

    long count(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Long.class)
                        .one());
    }

    List<String> texts(String sql) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    /** Paths of the files below a folder of the data folder. */
    List<String> files(String folder) throws IOException {
        try (Stream<Path> paths = Files.walk(data.resolve(folder))) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> data.resolve(folder).relativize(path).toString())
                    .toList();
        }
    }

    @Override
    public void close() {
        web.close();
        service.close();
        database.close();
    }
}
