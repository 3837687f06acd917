package io.realname.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    @TempDir
    Path home;

    @Test
    void makesKeysetsThatOnlyTheirOwnerMayRead() throws IOException {
        Keys.open(home.resolve("keys"));

        assertThat(mode(home.resolve("keys"))).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(home.resolve("keys"))) {
            assertThat(files.toList())
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        }
    }

    @Test
    void readsTheSameKeysAgain() {
        Keys first = Keys.open(home.resolve("keys"));
        byte[] ciphertext = first.fields().encrypt("示例", "profile", "name", "7");

        Keys again = Keys.open(home.resolve("keys"));

        assertThat(again.fields().decryptText(ciphertext, "profile", "name", "7"))
                .isEqualTo("示例");
        assertThat(again.digests().of("name", "示例")).isEqualTo(first.digests().of("name", "示例"));
    }

    @Test
    void manyThatStartAtOnceAgreeOnTheKeys() {
        List<byte[]> digests = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> Keys.open(home.resolve("keys")).digests().of("name", "example"))
                .toList();

        assertThat(digests).allSatisfy(digest -> assertThat(digest).isEqualTo(digests.get(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw-----w-", "rw----r--"})
    void refusesAKeysetThatOthersMayUse(String mode) throws IOException {
        Keys.open(home.resolve("keys"));
        Path file = home.resolve("keys/fields.json");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> Keys.open(home.resolve("keys")))
                .isInstanceOf(SecretException.class)
                .hasMessageContainingAll(file.toString(), "open to other users", "chmod 600");
    }

    @Test
    void refusesAFolderThatOthersMayEnter() throws IOException {
        Files.createDirectory(home.resolve("keys"));
        Files.setPosixFilePermissions(home.resolve("keys"), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> Keys.open(home.resolve("keys")))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("chmod 700");
    }

    @Test
    void refusesABrokenKeysetWithoutQuotingIt() throws IOException {
        Keys.open(home.resolve("keys"));
        Path file = home.resolve("keys/digests.json");
        String cutOff = Files.readString(file).substring(0, 60);
        Files.writeString(file, cutOff);

        assertThatThrownBy(() -> Keys.open(home.resolve("keys")))
                .isInstanceOf(SecretException.class)
                .hasMessageContainingAll(file.toString(), "backup")
                .hasNoCause();
        assertThat(file).as("a broken keyset is never replaced by a new one").hasContent(cutOff);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
