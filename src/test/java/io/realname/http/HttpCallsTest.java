package io.realname.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpCallsTest {
    private final FakeHttp other = new FakeHttp();
    private final HttpCalls calls = new HttpCalls(Duration.ofMillis(1_500));

    @AfterEach
    void close() {
        other.close();
    }

    @Test
    void sendsAndReadsJson() {
        other.answers(202, "{\"名\": 1}");

        HttpCalls.Answer answer = calls.post(other.url(), Map.of("X-One", "1"), "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"名\": 1}");
        assertThat(answer).hasToString("HTTP 202");
        assertThat(other.requests.get(0).headers())
                .containsEntry("x-one", "1")
                .containsEntry("content-type", "application/json");
    }

    @Test
    void givesUpAnAnswerThatNeverComes() {
        CountDownLatch never = new CountDownLatch(1);
        other.answers(request -> {
            await(never);
            return new FakeHttp.Reply(200, "");
        });

        assertThatThrownBy(() -> calls.get(other.url(), Map.of()))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("The other side");
        never.countDown();
    }

    @Test
    void givesUpAnAnswerThatTricklesInForEver() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread trickle = new Thread(() -> trickle(server));
            trickle.start();

            assertThatThrownBy(() -> calls.get(URI.create("http://127.0.0.1:" + server.getLocalPort()), Map.of()))
                    .isInstanceOf(CallFailed.class);
            trickle.join();
        }
    }

    @Test
    void hangsUpOnAnAnswerThatIsTooLarge() {
        other.answers(200, "x".repeat((4 << 20) + 1));

        assertThatThrownBy(() -> calls.get(other.url(), Map.of()))
                .isInstanceOf(CallFailed.class)
                .hasStackTraceContaining("larger than");
    }

    @Test
    void takesTheLargestAnswer() {
        other.answers(200, "x".repeat(4 << 20));

        assertThat(new HttpCalls(Duration.ofSeconds(20))
                        .get(other.url(), Map.of())
                        .body())
                .hasSize(4 << 20);
    }

    @Test
    void saysThatNobodyIsThere() {
        URI nobody = other.url();
        other.close();

        assertThatThrownBy(() -> calls.get(nobody, Map.of()))
                .isInstanceOf(CallFailed.class)
                .hasMessage("The other side could not be reached; the call is repeated.");
    }

    @Test
    void followsNoRedirect() {
        other.answers(request -> new FakeHttp.Reply(302, ""));

        assertThat(calls.get(other.url(), Map.of()).status()).isEqualTo(302);
        assertThat(other.requests).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"30, 30", "1000000, 900", "-1, 0", "'Fri, 01 Jan 2027 00:00:00 GMT', 0", "12345678901234567890, 0"})
    void understandsHowManySecondsItIsToStayAway(String header, long seconds) {
        other.answers(request -> new FakeHttp.Reply(429, "", Map.of("Retry-After", header)));

        HttpCalls.Answer answer = calls.get(other.url(), Map.of());

        assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(new CallFailed(answer).retryAfter()).isEqualTo(answer.retryAfter());
    }

    /** Sends a byte at a time until the caller hangs up. */
    private static void trickle(ServerSocket server) {
        try (Socket caller = server.accept()) {
            caller.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            caller.setSoTimeout(100);
            while (true) {
                caller.getOutputStream().write('x');
                caller.getOutputStream().flush();
                waitForHangUp(caller);
            }
        } catch (java.io.IOException hungUp) {
            assertThat(hungUp).isNotNull();
        }
    }

    private static void waitForHangUp(Socket caller) throws java.io.IOException {
        try {
            while (caller.getInputStream().read() >= 0) {
                continue; // the request itself
            }
            throw new java.io.IOException("The caller hung up.");
        } catch (java.net.SocketTimeoutException stillThere) {
            return;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
