package io.realname.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.security.SecretException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {
    private static final String SECRET = "a secret for tests only, of some length";

    @ParameterizedTest
    @CsvSource({
        "https://example.com/results, false",
        "HTTPS://example.com, false",
        "http://127.0.0.1:8090/results, true",
        "https://10.0.0.1/, true"
    })
    void takesAnAddressThatResultsMayGoTo(String url, boolean mayBePrivate) {
        assertThat(Webhook.of(url, SECRET, mayBePrivate).uri()).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com/, false",
        "ftp://example.com/, true",
        "file:///etc/passwd, true",
        "https:/results, false",
        "https://user@example.com/, false",
        "https://example.com/#x, false",
        "results, true",
        "https://exa mple.com/, false"
    })
    void refusesAnyOther(String url, boolean mayBePrivate) {
        assertThatThrownBy(() -> Webhook.of(url, SECRET, mayBePrivate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The address of a webhook ");
    }

    @Test
    void refusesASecretThatIsTooShort() {
        assertThatThrownBy(() -> Webhook.of("https://example.com/", "short", false))
                .isInstanceOf(SecretException.class);
    }
}
