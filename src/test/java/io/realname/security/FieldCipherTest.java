package io.realname.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldCipherTest {
    private FieldCipher cipher;

    @BeforeEach
    void openKeys(@TempDir Path home) {
        cipher = Keys.open(home.resolve("keys")).fields();
    }

    @Test
    void readsBackWhatItEncrypted() {
        byte[] ciphertext = cipher.encrypt("张三", "profile", "name", "17");

        assertThat(cipher.decryptText(ciphertext, "profile", "name", "17")).isEqualTo("张三");
        assertThat(ciphertext).hasSize("张三".getBytes(StandardCharsets.UTF_8).length + 33);
    }

    @Test
    void givesAnotherCiphertextEachTime() {
        assertThat(cipher.encrypt("same", "profile", "name", "17"))
                .isNotEqualTo(cipher.encrypt("same", "profile", "name", "17"));
    }

    @ParameterizedTest
    @CsvSource({
        "profile, name, 18",
        "profile, id_number, 17",
        "cases, name, 17",
        "profil, ename, 17",
        "profile, name1, 7"
    })
    void refusesACiphertextInAnotherPlace(String table, String column, String row) {
        byte[] ciphertext = cipher.encrypt("secret value", "profile", "name", "17");

        assertThatThrownBy(() -> cipher.decrypt(ciphertext, table, column, row))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("cannot be decrypted")
                .hasMessageNotContaining("secret value");
    }

    @Test
    void refusesAnAlteredCiphertext() {
        byte[] ciphertext = cipher.encrypt("secret", "profile", "name", "17");
        ciphertext[ciphertext.length - 20] ^= 1;

        assertThatThrownBy(() -> cipher.decrypt(ciphertext, "profile", "name", "17"))
                .isInstanceOf(SecretException.class);
    }

    @Test
    void refusesWhatOtherKeysEncrypted(@TempDir Path elsewhere) {
        byte[] foreign = Keys.open(elsewhere.resolve("keys")).fields().encrypt("secret", "profile", "name", "17");

        assertThatThrownBy(() -> cipher.decrypt(foreign, "profile", "name", "17"))
                .isInstanceOf(SecretException.class);
    }
}
