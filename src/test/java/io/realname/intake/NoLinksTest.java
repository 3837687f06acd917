package io.realname.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies below a source's folder, after somebody has put links in the place of what was looked at. */
class NoLinksTest {
    @TempDir
    Path data;

    private Path root;
    private Path secret;

    @BeforeEach
    void drop() throws IOException {
        root = Files.createDirectories(data.resolve("inbox/R001"));
        secret = Files.writeString(Files.createDirectory(data.resolve("keys")).resolve("token"), "secret");
        Files.writeString(Files.createDirectories(root.resolve("a/b")).resolve("token"), "decoy");
        Files.writeString(root.resolve("plain"), "plain");
    }

    private static String read(Path root, Path file) throws IOException {
        try (SeekableByteChannel channel = NoLinks.open(root, file)) {
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void replaceFolderByLink() throws IOException {
        Files.move(root.resolve("a/b"), root.resolve("a/moved"));
        Files.createSymbolicLink(root.resolve("a/b"), secret.getParent());
    }

    @Test
    void readsWhatLiesThere() throws IOException {
        assertThat(read(root, root.resolve("plain"))).isEqualTo("plain");
        assertThat(read(root, root.resolve("a/b/token"))).isEqualTo("decoy");
        assertThat(read(root.resolve("../R001/."), root.resolve("a/b/token"))).isEqualTo("decoy");
        assertThatThrownBy(() -> read(root, root.resolve("a/b/none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void readsByNoLinkInPlaceOfAFolderOrAFile() throws IOException {
        replaceFolderByLink();
        Files.createSymbolicLink(root.resolve("link"), secret);

        assertThatThrownBy(() -> read(root, root.resolve("a/b/token"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(root, root.resolve("link"))).isInstanceOf(IOException.class);
    }

    @Test
    void takesWhatLiesThere() throws IOException {
        Path work = Files.createDirectory(data.resolve("work"));

        NoLinks.move(root, root.resolve("a/b/token"), work.resolve("one"));
        NoLinks.move(root, root.resolve("plain"), work.resolve("other"));

        assertThat(work.resolve("one")).hasContent("decoy");
        assertThat(work.resolve("other")).hasContent("plain");
        assertThat(root.resolve("a/b/token")).doesNotExist();
        assertThatThrownBy(() -> NoLinks.move(root, root.resolve("a/b/token"), work.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void takesNothingByALinkInPlaceOfAFolder() throws IOException {
        Path work = Files.createDirectory(data.resolve("work"));
        replaceFolderByLink();

        assertThatThrownBy(() -> NoLinks.move(root, root.resolve("a/b/token"), work.resolve("one")))
                .isInstanceOf(IOException.class);

        assertThat(secret).hasContent("secret");
        assertThat(work).isEmptyDirectory();
    }
}
