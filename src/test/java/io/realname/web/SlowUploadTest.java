package io.realname.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.intake.Source;
import io.realname.intake.Sources;
import io.realname.security.TokenFile;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Senders that take their time, or all the room there is. */
class SlowUploadTest {
    private static final String PART =
            "--b\r\nContent-Disposition: form-data; name=\"manifest\"; filename=\"m.json\"\r\n\r\n{";

    @TempDir
    private Path folder;

    private TokenFile token;
    private HttpService service;
    private int port;

    @BeforeEach
    void start() throws IOException {
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
                return List.of();
            }
        };
        UploadLimits limits = new UploadLimits(2, 1_000, 2_000, 300, Duration.ofMillis(500), 2);
        service = new HttpService(
                "127.0.0.1",
                0,
                new Access(token, text -> Optional.empty(), InstantSource.system()),
                List.of(new SubmissionPart(desk, new Sources(Map.of()), TestService.texts(), limits)));
        port = service.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Socket begin(String headers, String body) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("POST /api/v1/submissions?source=shop HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                + token.value() + "\r\nContent-Type: multipart/form-data; boundary=b\r\n" + headers
                                + "\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("uploads"))) {
            return files.toList();
        }
    }

    @Test
    void aSenderWhoDoesNotFinishInTimeIsCutOffAndNothingStays() throws IOException {
        try (Socket slow = begin("Content-Length: 1500\r\n", PART)) {
            assertThat(answer(slow))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("within 0 seconds")
                    .endsWith("}");
        }
        Awaitility.await().untilAsserted(() -> assertThat(left()).isEmpty());
    }

    @Test
    void furtherOnesAreAskedToComeAgainWhileManyAreUnderWay() throws IOException {
        try (Socket first = begin("Content-Length: 1500\r\n", PART);
                Socket second = begin("Content-Length: 1500\r\n", PART)) {
            Awaitility.await().until(() -> left().size() == 2);
            try (Socket third = begin("Content-Length: 1500\r\nConnection: close\r\n", PART)) {
                assertThat(answer(third)).startsWith("HTTP/1.1 503 ").containsIgnoringCase("retry-after: 1");
            }
            assertThat(answer(first)).startsWith("HTTP/1.1 408 ");
            assertThat(answer(second)).startsWith("HTTP/1.1 408 ");
        }
        String whole = PART + "}\r\n--b--\r\n";
        try (Socket later = begin("Connection: close\r\nContent-Length: " + whole.length() + "\r\n", whole)) {
            assertThat(answer(later)).startsWith("HTTP/1.1 503 ").contains("Too many submissions");
        }
    }

    @Test
    void oneFileThatIsTooLargeIsRefused() throws IOException {
        String whole = PART + "x".repeat(1_500) + "\r\n--b--\r\n";
        try (Socket large = begin("Content-Length: " + whole.length() + "\r\nConnection: close\r\n", whole)) {
            assertThat(answer(large)).startsWith("HTTP/1.1 413 ");
        }
        Awaitility.await().untilAsserted(() -> assertThat(left()).isEmpty());
    }
}
