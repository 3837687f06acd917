package io.realname.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {
    @TempDir
    Path outbox;

    private static Result result(String state) {
        return new Result(
                "R001/S-1.result.json", "S-1", null, null, "R001", "1", state, List.of(), List.of(), null, "", null);
    }

    @Test
    void aResultIsThereAndWholeAtEveryInstantWhileItIsWrittenAnew() throws Exception {
        ResultFiles files = new ResultFiles(outbox, "a");
        Path file = outbox.resolve("R001/S-1.result.json");
        byte[] one = "1".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        byte[] two = "2".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        files.write(result("held"), one);
        AtomicBoolean written = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; i < 200; i++) {
                    files.write(result("rejected"), i % 2 == 0 ? two : one);
                }
                written.set(true);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });

        writer.start();
        do {
            assertThat(Files.readAllBytes(file)).isIn(one, two);
        } while (writer.isAlive());

        assertThat(written).isTrue();
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }
}
