package io.realname.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.realname.casefile.CaseState;
import io.realname.security.TokenFile;
import io.realname.web.TestService.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServiceTest {
    @TempDir
    private Path folder;

    private TestService service;

    @BeforeEach
    void start() {
        service = new TestService(folder);
        service.cases.add(1, "shop", "R-1", CaseState.HELD);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/cases",
                "/api/v1/cases/R-1",
                "/api/v1/cases/R-1/events",
                "/api/v1/nothing",
                "/",
                "/observe"
            })
    void answersNothingWithoutTheToken(String path) {
        Answer answer = service.send(service.request(path).GET());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("title").asText()).isEqualTo("Unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer ", "Bearer", "Basic {token}", "{token}", "Bearer {token}x"})
    void answersNothingWithAnotherToken(String header) {
        HttpRequest.Builder request = service.request("/api/v1/cases")
                .header("Authorization", header.replace("{token}", service.token.value()));

        assertThat(service.send(request).status()).isEqualTo(401);
    }

    @Test
    void doesNothingWithoutTheToken() {
        Answer answer =
                service.send(service.request("/api/v1/cases/R-1/withdraw").POST(BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(service.cases.all.get(0).state()).isEqualTo(CaseState.HELD);
    }

    @Test
    void letsNobodyKeepAnswersInACache() {
        Answer answer = service.get("/api/v1/cases/R-1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.header("content-type")).isEqualTo("application/json");
    }

    @Test
    void knowsWhatIsNotThere() {
        Answer answer = service.get("/api/v1/nothing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("detail").asText())
                .startsWith("There is nothing at this address; /api/v1/openapi.json");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/v1/cases, GET",
        "POST, /api/v1/cases/R-1, GET",
        "PUT, /api/v1/cases/R-1/events, GET",
        "GET, /api/v1/cases/R-1/retry, POST",
        "GET, /api/v1/callbacks/reviews, POST",
        "POST, /observe/health, GET"
    })
    void saysWhichMethodIsPossible(String method, String path, String allowed) {
        Answer answer = service.send(service.authorised(path).method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo(allowed);
    }

    @Test
    void tellsNothingOfWhatFailedButAnIdForTheLog() {
        service.cases.failure = new IllegalStateException("secret of Zhang San");

        Answer answer = service.get("/api/v1/cases/R-1");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().path("detail").asText())
                .matches("Something unexpected went wrong\\. Try again; .* the log .* about error [0-9a-f-]{36}\\.");
        assertThat(answer.raw().body()).doesNotContain("Zhang", "Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/cases?state=%zz HTTP/1.1",
                "GET /api/v1/cases/%zz HTTP/1.1",
                "GET api HTTP/1.1",
                "nonsense",
                "GET / HTTP/9.9"
            })
    void refusesWhatIsNoProperRequest(String line) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.port)) {
            String request = line + "\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                    + service.token.value() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).containsPattern("^HTTP/\\d\\.\\d (400|404|501) ").doesNotContain("\tat ");
        }
    }

    @Test
    void refusesABodyThatIsTooLargeWhateverItSaysOfItsSize() {
        byte[] large = new byte[8 << 20];

        assertThat(service.callback(BodyPublishers.ofByteArray(large)).status()).isEqualTo(413);
        assertThat(service.callback(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        Answer answer = service.send(service.authorised("/api/v1/cases").header("X-Large", "x".repeat(10_000)));

        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.json().path("status").asInt()).isEqualTo(431);
    }

    @Test
    void refusesAnAddressThatIsTooLong() {
        Answer answer = service.get("/api/v1/cases/" + "x".repeat(5_000));

        assertThat(answer.status()).isEqualTo(414);
    }

    @Test
    void asksFurtherOnesToComeAgainWhileManyAreUnderWay() {
        CountDownLatch database = new CountDownLatch(1);
        service.cases.whenAsked = () -> await(database);
        List<CompletableFuture<Answer>> answers = Stream.generate(() -> service.authorised("/api/v1/cases"))
                .limit(HttpService.MOST_AT_ONCE + 1)
                .map(service::sendLater)
                .toList();

        Answer first = (Answer) CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new))
                .join();
        database.countDown();

        assertThat(first.status()).isEqualTo(503);
        assertThat(first.header("retry-after")).isEqualTo("1");
        assertThat(answers.stream().map(CompletableFuture::join).filter(answer -> answer.status() == 200))
                .hasSize(HttpService.MOST_AT_ONCE);
        assertThat(service.get("/api/v1/cases").status()).isEqualTo(200);
    }

    @Test
    void countsNobodyWhoHasGoneAway() throws IOException {
        CountDownLatch database = new CountDownLatch(1);
        service.cases.whenAsked = () -> await(database);
        List<Socket> callers = new ArrayList<>();
        for (int i = 0; i < HttpService.MOST_AT_ONCE; i++) {
            Socket caller = new Socket("127.0.0.1", service.port);
            caller.getOutputStream()
                    .write(("GET /api/v1/cases HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + service.token.value() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            callers.add(caller);
        }
        Awaitility.await().until(() -> live() == 503);

        for (Socket caller : callers) {
            caller.close();
        }

        Awaitility.await().untilAsserted(() -> assertThat(live()).isEqualTo(200));
        database.countDown();
    }

    private int live() {
        return service.send(service.request("/observe/health/live")).status();
    }

    @Test
    void answersHealthWhileTheDatabaseHangs() {
        CountDownLatch database = new CountDownLatch(1);
        service.cases.whenAsked = () -> await(database);
        CompletableFuture<Answer> hanging = service.sendLater(service.authorised("/api/v1/cases"));

        Answer live = service.send(service.request("/observe/health/live"));
        database.countDown();

        assertThat(live.status()).isEqualTo(200);
        assertThat(hanging.join().status()).isEqualTo(200);
    }

    @Test
    void closesInTimeWhileTheDatabaseHangs() {
        CountDownLatch asked = new CountDownLatch(1);
        service.cases.whenAsked = () -> {
            asked.countDown();
            await(new CountDownLatch(1));
        };
        CompletableFuture<Answer> hanging = service.sendLater(service.authorised("/api/v1/cases"));
        await(asked);

        assertTimeoutPreemptively(Duration.ofMillis(2_500), service::close);

        assertThatThrownBy(hanging::join).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void saysWhenItsPortIsTaken() {
        TokenFile token = TokenFile.open(folder.resolve("token"));
        Access access = new Access(token, text -> Optional.empty(), InstantSource.system());
        try (HttpService second = new HttpService("127.0.0.1", service.port, access, List.of())) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + service.port);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("The work was cut off.", e);
        }
    }
}
