package io.realname.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.security.WebhookSignature.Verdict;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
    private static final Instant SENT = Instant.parse("2026-11-21T08:00:00.250Z");
    private static final String TIMESTAMP = Long.toString(SENT.getEpochSecond());
    private static final byte[] BODY = "{\"review\":\"r-1\"}".getBytes(UTF_8);

    private final WebhookSignature signature = new WebhookSignature(WebhookSecret.of("a secret of at least 24 bytes"));

    @Test
    void believesWhatItSigned() {
        assertThat(verify(signature.sign("msg_1", SENT, BODY), SENT)).isEqualTo(Verdict.VALID);
    }

    @Test
    void isHmacSha256OverIdTimestampAndBody() {
        // Computed with: printf 'msg_1.1700000000.{}' | openssl dgst -sha256 -hmac 0123456789abcdef01234567 -binary |
        // base64
        WebhookSignature raw = new WebhookSignature(WebhookSecret.of("0123456789abcdef01234567"));
        WebhookSignature prefixed = new WebhookSignature(WebhookSecret.of(
                "whsec_" + Base64.getEncoder().encodeToString("0123456789abcdef01234567".getBytes(UTF_8))));

        String expected = "v1,DjijpYnPcWcWSiPdvC93sCoKwGNWcH97A32JApk39OU=";
        assertThat(raw.sign("msg_1", Instant.ofEpochSecond(1_700_000_000), "{}".getBytes(UTF_8)))
                .isEqualTo(expected);
        assertThat(prefixed.sign("msg_1", Instant.ofEpochSecond(1_700_000_000), "{}".getBytes(UTF_8)))
                .isEqualTo(expected);
    }

    @Test
    void takesAnyOfSeveralSignatures() {
        String fits = signature.sign("msg_1", SENT, BODY);

        assertThat(verify("v1,AAAA v2,whatever " + fits, SENT)).isEqualTo(Verdict.VALID);
        assertThat(verify("v1,AAAA v2,whatever", SENT)).isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @CsvSource({"0, VALID", "299, VALID", "300, TOO_OLD", "301, TOO_OLD", "-299, VALID", "-301, FROM_THE_FUTURE"})
    void believesFiveMinutesEitherWay(long secondsLater, Verdict expected) {
        assertThat(verify(signature.sign("msg_1", SENT, BODY), SENT.plusSeconds(secondsLater)))
                .isEqualTo(expected);
    }

    @Test
    void refusesWhatWasAltered() {
        String signed = signature.sign("msg_1", SENT, BODY);
        String later = Long.toString(SENT.getEpochSecond() + 1);

        assertThat(signature.verify("msg_1", TIMESTAMP, signed, "{}".getBytes(UTF_8), SENT))
                .isEqualTo(Verdict.WRONG);
        assertThat(signature.verify("msg_2", TIMESTAMP, signed, BODY, SENT)).isEqualTo(Verdict.WRONG);
        assertThat(signature.verify("msg_1", later, signed, BODY, SENT)).isEqualTo(Verdict.WRONG);
        assertThat(new WebhookSignature(WebhookSecret.of("another secret of 24 bytes or more"))
                        .verify("msg_1", TIMESTAMP, signed, BODY, SENT))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void refusesWhatIsIncomplete() {
        String signed = signature.sign("msg_1", SENT, BODY);

        assertThat(signature.verify(null, TIMESTAMP, signed, BODY, SENT)).isEqualTo(Verdict.INCOMPLETE);
        assertThat(signature.verify("msg_1", null, signed, BODY, SENT)).isEqualTo(Verdict.INCOMPLETE);
        assertThat(signature.verify("msg_1", TIMESTAMP, null, BODY, SENT)).isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void refusesWhatCannotHaveBeenSigned() {
        String signed = signature.sign("msg_1", SENT, BODY);

        assertThat(signature.verify("msg.1", TIMESTAMP, signed, BODY, SENT)).isEqualTo(Verdict.MALFORMED);
        assertThat(signature.verify("msg_1", "yesterday", signed, BODY, SENT)).isEqualTo(Verdict.MALFORMED);
        assertThat(signature.verify("msg_1", "9".repeat(40), signed, BODY, SENT))
                .isEqualTo(Verdict.MALFORMED);
        assertThat(signature.verify("msg_1", TIMESTAMP, "v1,A ".repeat(9999), BODY, SENT))
                .isEqualTo(Verdict.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "two words", "名"})
    void signsNoIdThatCouldBeTakenForSomethingElse(String id) {
        assertThatThrownBy(() -> signature.sign(id, SENT, BODY)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64 but long enough to be one"})
    void refusesAWeakOrUnreadableSecretWithoutQuotingIt(String secret) {
        assertThatThrownBy(() -> WebhookSecret.of(secret))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("webhook secret")
                .hasMessageNotContainingAny("c2hv", "not base64 but")
                .hasNoCause();
    }

    private Verdict verify(String signatures, Instant now) {
        return signature.verify("msg_1", TIMESTAMP, signatures, BODY, now);
    }
}
