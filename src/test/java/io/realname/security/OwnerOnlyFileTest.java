package io.realname.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyFileTest {
    @TempDir
    Path folder;

    @Test
    void readsASecretThatOnlyItsOwnerMayRead() throws IOException {
        assertThat(OwnerOnlyFile.read(file("r--------"))).isEqualTo("secret".getBytes(UTF_8));
    }

    @Test
    void followsASymbolicLinkAndChecksWhatItLeadsTo() throws IOException {
        Path safe = Files.createSymbolicLink(folder.resolve("safe"), file("rw-------"));
        Path open = Files.createSymbolicLink(folder.resolve("open"), file("rw-r--r--"));

        assertThat(OwnerOnlyFile.read(safe)).isEqualTo("secret".getBytes(UTF_8));
        assertThatThrownBy(() -> OwnerOnlyFile.read(open)).hasMessageContaining("open to other users");
    }

    @Test
    void refusesAFileOfSomebodyElse() throws IOException {
        assumeThat(System.getProperty("user.name"))
                .as("only root can give a file away")
                .isEqualTo("root");
        Path file = file("rw-------");
        Files.setAttribute(file, "unix:uid", 65534);

        assertThatThrownBy(() -> OwnerOnlyFile.read(file))
                .isInstanceOf(SecretException.class)
                .hasMessageContainingAll("another user", "chown");
    }

    @Test
    void refusesWhatIsMissingOrAFolderOrTooLarge() throws IOException {
        Path large = file("rw-------");
        Files.write(large, new byte[1024 * 1024 + 1]);

        assertThatThrownBy(() -> OwnerOnlyFile.read(folder.resolve("none"))).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> OwnerOnlyFile.read(folder)).isInstanceOf(SecretException.class);
        assertThatThrownBy(() -> OwnerOnlyFile.read(large)).hasMessageContaining("1 MiB");
    }

    @Test
    void makesAMissingFileOnceAndKeepsItThen() throws IOException {
        Path file = folder.resolve("new/secret");

        assertThat(OwnerOnlyFile.readOrCreate(file, () -> "first".getBytes(UTF_8)))
                .isEqualTo("first".getBytes(UTF_8));
        assertThat(OwnerOnlyFile.readOrCreate(file, () -> "second".getBytes(UTF_8)))
                .isEqualTo("first".getBytes(UTF_8));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryNotContaining(other -> !other.equals(file));
    }

    private Path file(String mode) throws IOException {
        Path file = Files.createTempFile(folder, "secret", "");
        Files.writeString(file, "secret");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
