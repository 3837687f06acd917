package io.realname.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyFolderTest {
    @TempDir
    Path folder;

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void makesAMissingFolderForItsOwnerAlone() throws IOException {
        assertThat(mode(OwnerOnlyFolder.open(folder.resolve("one")))).isEqualTo("rwx------");
        assertThat(mode(OwnerOnlyFolder.close(folder.resolve("other")))).isEqualTo("rwx------");
    }

    @Test
    void refusesOrClosesOneThatIsOpenToOthers() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> OwnerOnlyFolder.open(open)).isInstanceOf(SecretException.class);
        assertThat(mode(OwnerOnlyFolder.close(open))).isEqualTo("rwx------");
        assertThat(OwnerOnlyFolder.open(open)).isEqualTo(open);
    }
}
