package io.realname.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.security.TokenFile;
import io.realname.submission.IdTypes;
import io.realname.submission.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A running service over fakes, and a client that holds its token. */
final class TestService implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CONFIG = Path.of("config");

    final FakeCases cases = new FakeCases();
    final HttpService service;
    final int port;
    final TokenFile token;
    Health health = new Health(List.of(Health.Check.vital("database", true, "")));
    final List<Integer> answered = new CopyOnWriteArrayList<>();
    CallbackTaker callbacks = (id, timestamp, signature, body) -> false;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    TestService(Path folder) {
        token = TokenFile.open(folder.resolve("secrets").resolve("token"));
        service = new HttpService(
                "127.0.0.1",
                0,
                new Access(token, text -> Optional.empty(), InstantSource.system()),
                List.of(
                        new HealthPart(() -> health),
                        new MetricsPart(() -> "figures 1.0\n", (status, took) -> answered.add(status)),
                        new CallbackPart(
                                (id, timestamp, signature, body) -> callbacks.take(id, timestamp, signature, body)),
                        new CasePart(cases, texts())));
        port = service.start();
    }

    static Texts texts() {
        try {
            return Texts.load(CONFIG, IdTypes.load(CONFIG.resolve("id-types.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer, its body read as JSON (missing if empty). */
    record Answer(int status, HttpResponse<String> raw) {
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
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpRequest.Builder authorised(String path) {
        return request(path).header("Authorization", "Bearer " + token.value());
    }

    Answer get(String path) {
        return send(authorised(path).GET());
    }

    Answer post(String path) {
        return send(authorised(path).POST(BodyPublishers.noBody()));
    }

    Answer callback(BodyPublisher body, String... headers) {
        HttpRequest.Builder request = request("/api/v1/callbacks/reviews").POST(body);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer send(HttpRequest.Builder request) {
        return sendLater(request).join();
    }

    CompletableFuture<Answer> sendLater(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(response -> new Answer(response.statusCode(), response));
    }

    @Override
    public void close() {
        service.close();
    }
}
