package io.realname.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.security.Keys;
import io.realname.security.SecretException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentStoreTest {
    private static final byte[] PICTURE = "specimen picture".repeat(1000).getBytes(UTF_8);

    @TempDir
    Path home;

    private DocumentStore store;

    @BeforeEach
    void openStore() {
        store = reopened();
    }

    @Test
    void readsBackWhatItStored() {
        Stored stored = store.put(PICTURE);

        assertThat(reopened().read(stored.name())).isEqualTo(PICTURE);
    }

    @Test
    void tellsTheSha256OfTheContent() {
        // Computed with: printf abc | sha256sum
        assertThat(store.put("abc".getBytes(UTF_8)).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void keepsNothingReadableOnDisk() throws IOException {
        store.put(PICTURE);

        assertThat(files())
                .singleElement()
                .satisfies(file ->
                        assertThat(Files.readAllBytes(file)).asString(UTF_8).doesNotContain("specimen"));
    }

    @Test
    void storesTheSameContentOnce() throws IOException {
        Stored first = store.put(PICTURE);
        byte[] written = Files.readAllBytes(files().get(0));

        try (DocumentBatch batch = store.begin()) {
            assertThat(batch.add(PICTURE)).isEqualTo(first);
            assertThat(batch.add(PICTURE)).isEqualTo(first);
            batch.sync();
        }

        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(Files.readAllBytes(file)).isEqualTo(written));
    }

    @Test
    void namesNothingBeforeTheBatchIsSynced() throws IOException {
        try (DocumentBatch batch = store.begin()) {
            Stored stored = batch.add(PICTURE);

            assertThatThrownBy(() -> store.read(stored.name())).hasMessageContaining("not in the store");
            batch.sync();
            assertThat(store.read(stored.name())).isEqualTo(PICTURE);
        }
    }

    @Test
    void forgetsABatchThatIsGivenUp() throws IOException {
        try (DocumentBatch batch = store.begin()) {
            batch.add(PICTURE);
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void removesAtStartWhatAnInterruptedRunLeft() throws IOException {
        DocumentBatch interrupted = store.begin();
        interrupted.add(PICTURE);
        interrupted.add("another".getBytes(UTF_8));
        try (Stream<Path> temporary = Files.list(home.resolve("documents/incoming/_only"))) {
            Path half = temporary.findFirst().orElseThrow();
            Files.write(half, Arrays.copyOf(Files.readAllBytes(half), 7));
        }

        DocumentStore restarted = reopened();

        assertThat(files()).isEmpty();
        Stored again = restarted.put(PICTURE);
        assertThat(restarted.read(again.name())).isEqualTo(PICTURE);
    }

    @Test
    void takesBatchesOfManyThreadsWithTheSameDocuments() throws IOException {
        List<byte[]> pictures = IntStream.range(0, 20)
                .mapToObj(i -> ("picture " + i).getBytes(UTF_8))
                .toList();

        IntStream.range(0, 4).parallel().forEach(thread -> {
            try (DocumentBatch batch = store.begin()) {
                pictures.forEach(batch::add);
                batch.sync();
            }
        });

        assertThat(files()).hasSize(20);
        assertThat(pictures)
                .allSatisfy(picture ->
                        assertThat(store.read(store.put(picture).name())).isEqualTo(picture));
    }

    @Test
    void refusesAFileThatWasCutOff() throws IOException {
        Stored stored = store.put(PICTURE);
        Path file = files().get(0);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 500));

        assertThatThrownBy(() -> store.read(stored.name()))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("backup");
    }

    @Test
    void refusesAFileThatWasPutInPlaceOfAnother() throws IOException {
        Stored first = store.put(PICTURE);
        Path place = files().get(0);
        store.put("another".getBytes(UTF_8));
        Path other =
                files().stream().filter(file -> !file.equals(place)).findFirst().orElseThrow();
        Files.copy(other, place, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> store.read(first.name())).isInstanceOf(SecretException.class);
    }

    @Test
    void erasesADocument() throws IOException {
        Stored stored = store.put(PICTURE);

        store.delete(stored.name());
        store.delete(stored.name());

        assertThat(files()).isEmpty();
        assertThatThrownBy(() -> store.read(stored.name())).isInstanceOf(DocumentStoreException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../etc/passwd", "/etc/passwd", "ABCDEF", "a"})
    void refusesANameThatItNeverGave(String name) {
        assertThatThrownBy(() -> store.read(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesTheLargestDocumentAndNoLarger() {
        Stored largest = store.put(new byte[DocumentStore.MAX_BYTES]);

        assertThat(store.read(largest.name())).hasSize(DocumentStore.MAX_BYTES);
        assertThatThrownBy(() -> store.put(new byte[DocumentStore.MAX_BYTES + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private DocumentStore reopened() {
        return DocumentStore.open(home.resolve("documents"), Keys.open(home.resolve("keys")));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(home.resolve("documents"))) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }
}
