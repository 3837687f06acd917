package io.realname.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
    @TempDir
    Path folder;

    @Test
    void keepsOneTokenForItsFile() {
        TokenFile made = TokenFile.open(folder.resolve("keys/token"));
        TokenFile read = TokenFile.open(folder.resolve("keys/token"));

        assertThat(read.value()).isEqualTo(made.value()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void knowsItsTokenAndNoOther() {
        TokenFile token = TokenFile.open(folder.resolve("token"));
        TokenFile other = TokenFile.open(folder.resolve("other"));

        assertThat(token.matches(token.value())).isTrue();
        assertThat(token.matches(other.value())).isFalse();
        assertThat(token.matches("")).isFalse();
        assertThat(token.matches(token.value().substring(1))).isFalse();
    }

    @Test
    void refusesAnEmptyFile() {
        Path file = folder.resolve("token");
        OwnerOnlyFile.readOrCreate(file, () -> new byte[0]);

        assertThatThrownBy(() -> TokenFile.open(file)).hasMessageContaining("empty");
    }
}
