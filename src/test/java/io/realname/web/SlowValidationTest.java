package io.realname.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.intake.Source;
import io.realname.intake.Sources;
import io.realname.security.TokenFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that take long to look at. */
class SlowValidationTest {
    private static final int MORE_THAN_THERE_ARE_WORKERS = 12;

    @TempDir
    private Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CountDownLatch looked = new CountDownLatch(1);
    private final AtomicInteger judging = new AtomicInteger();
    private TokenFile token;
    private HttpService service;
    private int port;

    @BeforeEach
    void start() throws Exception {
        token = TokenFile.open(folder.resolve("keys/token"));
        Path uploads = Files.createDirectory(folder.resolve("uploads"));
        SubmissionDesk desk = new SubmissionDesk() {
            @Override
            public Path folder() {
                return uploads;
            }

            @Override
            public CompletionStage<Taken> take(Source source, Upload upload) {
                throw new Full();
            }

            @Override
            public List<Judged> judge(Source source, Upload upload) {
                judging.incrementAndGet();
                try {
                    looked.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return List.of();
            }
        };
        UploadLimits limits =
                new UploadLimits(2, 1_000, 2_000, 300, Duration.ofSeconds(10), MORE_THAN_THERE_ARE_WORKERS);
        service = new HttpService(
                "127.0.0.1",
                0,
                new Access(token, text -> Optional.empty(), InstantSource.system()),
                List.of(new SubmissionPart(desk, new Sources(Map.of()), TestService.texts(), limits)));
        port = service.start();
    }

    @AfterEach
    void stop() {
        looked.countDown();
        service.close();
    }

    private HttpRequest.Builder request(String address, String bearer) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + address))
                .header("Authorization", "Bearer " + bearer);
    }

    private CompletableFuture<HttpResponse<String>> validate() {
        String form =
                "--b\r\nContent-Disposition: form-data; name=\"manifest\"; filename=\"m.json\"\r\n\r\n{}\r\n--b--\r\n";
        return client.sendAsync(
                request("/validations?source=shop", token.value())
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void othersAreAnsweredMeanwhile() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, MORE_THAN_THERE_ARE_WORKERS)
                .mapToObj(i -> validate())
                .toList();
        Awaitility.await().until(() -> judging.get() == 2);

        // A token that is looked for where looking may take a while.
        HttpResponse<String> stranger = client.send(
                request("/validations?source=shop", "rn_nobody")
                        .timeout(Duration.ofSeconds(10))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(all).noneMatch(CompletableFuture::isDone);

        looked.countDown();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        assertThat(all.stream().map(CompletableFuture::join))
                .extracting(HttpResponse::statusCode)
                .containsOnly(200);
    }

    @Test
    void furtherOnesAreAskedToComeAgainWhileManyAreBeingJudged() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 3 * MORE_THAN_THERE_ARE_WORKERS)
                .mapToObj(i -> validate())
                .toList();
        Awaitility.await().until(() -> all.stream().anyMatch(CompletableFuture::isDone));

        assertThat(all.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join))
                .extracting(HttpResponse::statusCode)
                .containsOnly(503);
    }
}
