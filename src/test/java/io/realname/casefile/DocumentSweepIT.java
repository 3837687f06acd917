package io.realname.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentSweepIT {
    @TempDir
    Path data;

    private TestFile test;
    private DocumentStore store;
    private DocumentSweep sweep;

    @BeforeEach
    void open() {
        test = new TestFile(data);
        store = DocumentStore.open(data.resolve("documents"), test.keys);
        sweep = new DocumentSweep(test.file.jdbi(), store, () -> test.system);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void erasesOnlyWhatIsOldAndNamedByNoRow() {
        Stored named = put("named");
        Stored young = put("young");
        Stored left = put("left");
        test.open(TestSubmission.of("S-1").picture(named));
        age(named);
        age(left);

        assertThat(sweep.sweep()).isEqualTo(1);

        assertThat(List.of(named, young)).allMatch(stored -> store.has(stored.name()));
        assertThat(store.has(left.name())).isFalse();
    }

    @Test
    void leavesWhatSomebodyHasJustAddedAgain() {
        Stored left = put("left");
        age(left);
        put("left");

        assertThat(sweep.sweep()).isZero();
        assertThat(store.has(left.name())).isTrue();
    }

    @Test
    void neverTakesADocumentFromABatchThatFoundItThere() throws Exception {
        ExecutorService sweeper = Executors.newSingleThreadExecutor();
        try {
            List<Stored> pictures =
                    IntStream.range(0, 200).mapToObj(i -> put("picture " + i)).toList();
            for (int round = 0; round < 5; round++) {
                pictures.forEach(this::age);
                Future<Integer> swept = sweeper.submit(sweep::sweep);
                pictures.forEach(stored -> put("picture " + pictures.indexOf(stored)));
                swept.get();

                assertThat(pictures).allMatch(stored -> store.has(stored.name()));
            }
        } finally {
            sweeper.shutdownNow();
        }
    }

    @Test
    void isDueAtTheStartAndOnceADay() {
        assertThat(sweep.next()).isPresent();
        assertThat(sweep.next()).isEmpty();
        test.system = test.system.plus(Duration.ofDays(1));
        assertThat(sweep.next()).isPresent();
    }

    @Test
    void isTriedAgainSoonAfterAFailure() {
        Work work = sweep.next().orElseThrow();
        work.giveBack(new IOException("The disk is away."));
        assertThat(sweep.next()).isEmpty();
        test.system = test.system.plus(Duration.ofMinutes(10));
        assertThat(sweep.next()).isPresent();
    }

    @Test
    void failsAloudIfTheStoreCannotBeRead() throws IOException {
        Path shard = data.resolve("documents/0");
        Files.delete(shard);
        Files.writeString(shard, "no folder");

        assertThatThrownBy(sweep::sweep)
                .isInstanceOf(DocumentStoreException.class)
                .hasMessageContaining("cannot be read");
    }

    private Stored put(String text) {
        return store.put(text.getBytes(UTF_8));
    }

    private void age(Stored stored) {
        try {
            Files.setLastModifiedTime(
                    data.resolve("documents")
                            .resolve(stored.name().substring(0, 1))
                            .resolve(stored.name()),
                    FileTime.from(Instant.now().minus(Duration.ofDays(4))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
