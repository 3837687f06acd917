package io.realname.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyedDigestTest {
    @TempDir
    Path home;

    private KeyedDigest digests;

    @BeforeEach
    void openKeys() {
        digests = Keys.open(home.resolve("keys")).digests();
    }

    @Test
    void isTheSameForTheSameParts() {
        assertThat(digests.of("id-number", "SFZ", "1")).hasSize(32).isEqualTo(digests.of("id-number", "SFZ", "1"));
    }

    @Test
    void tellsDomainsApart() {
        assertThat(digests.of("name", "1")).isNotEqualTo(digests.of("id-number", "1"));
    }

    @Test
    void tellsApartWhereAPartEnds() {
        assertThat(digests.of("identity", "ab", "c"))
                .isNotEqualTo(digests.of("identity", "a", "bc"))
                .isNotEqualTo(digests.of("identity", "abc"))
                .isNotEqualTo(digests.of("identity", "ab", "c", ""));
    }

    @Test
    void isAnotherUnderAnotherKey() {
        KeyedDigest other = Keys.open(home.resolve("others")).digests();

        assertThat(other.of("name", "1")).isNotEqualTo(digests.of("name", "1"));
    }

    @Test
    void namesADocumentBySixtyFourHexadecimalDigitsThatAreNotItsSha256() {
        byte[] sha256 = new byte[32];

        assertThat(digests.name(sha256))
                .matches("[0-9a-f]{64}")
                .isEqualTo(digests.name(sha256).toLowerCase(Locale.ROOT))
                .isNotEqualTo("0".repeat(64));
    }
}
