package io.realname.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationResultsTest {
    private static boolean isGenuine(String... fields) {
        return AuthenticationResults.isGenuine(List.of(fields), "mx.realname.example", "Ops@Mail.Example.cn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mx.realname.example; dmarc=pass header.from=mail.example.cn | true",
                "MX.Realname.Example 1; spf=fail; DMARC=Pass (p=reject) Header.From=MAIL.example.cn | true",
                "mx.realname.example; dkim=pass header.d=example.cn | true",
                "mx.realname.example; dkim=pass header.i=@mail.example.cn | true",
                "mx.realname.example; spf=pass smtp.mailfrom=bounces@mail.example.cn | true",
                "mx.realname.example; spf=pass smtp.mailfrom=\"x;y\"@mail.example.cn | true",
                "mx.realname.example; none | false",
                "mx.realname.example | false",
                "mx.realname.example; dmarc=pass header.from=other.example | false",
                "mx.realname.example; dmarc=pass | false",
                "mx.realname.example; dmarc=fail header.from=mail.example.cn | false",
                "mx.realname.example; dkim=pass header.d=cn | false",
                "mx.realname.example; dkim=pass header.d=ample.cn | false",
                "mx.realname.example; dkim=pass header.d=evil.mail.example.cn | false",
                "mx.realname.example; spf=pass smtp.mailfrom=x@example.cn | false",
                "mx.realname.example; x=\"; dmarc=pass header.from=mail.example.cn\" | false",
                "mx.realname.example; spf=fail (; dmarc=pass header.from=mail.example.cn) | false",
                "mx.realname.example; spf=fail reason=\"dmarc=pass header.from=mail.example.cn\" | false",
                "mx.realname.example; spf=pass smtp.mailfrom=\"x\\\";dkim=pass header.d=example.cn;y=\\\"\"@other.example | false",
                "mx.realname.example; spf=pass smtp.mailfrom=\"x\\\"y\"@mail.example.cn | true",
                "mx.realname.example; spf=fail (a \\) ; dmarc=pass header.from=mail.example.cn ) | false",
                "mx.realname.example; x=\"; dmarc=pass header.from=mail.example.cn | false",
                "mx.realname.example; dmarc=pass header.from=mail.example.cn; x=\" | false",
                "other.example; dmarc=pass header.from=mail.example.cn | false",
                "(mx.realname.example) other.example; dmarc=pass header.from=mail.example.cn | false",
            })
    void believesOurServerAboutTheSendersOwnDomain(String field, boolean genuine) {
        assertThat(isGenuine(field)).isEqualTo(genuine);
    }

    @Test
    void believesOnlyTheTopmostFieldOfOurServer() {
        String ours = "mx.realname.example; dmarc=fail header.from=mail.example.cn";
        String forged = "mx.realname.example; dmarc=pass header.from=mail.example.cn";

        assertThat(isGenuine(ours, forged)).isFalse();
        assertThat(isGenuine("elsewhere.example; dmarc=fail", forged)).isTrue();
        assertThat(isGenuine()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=mail.example.cn; dkim=none (message not signed) | true",
                "spf=fail smtp.mailfrom=other.example; dkim=pass header.d=example.cn;dmarc=none action=none | true",
                "; dmarc=pass action=none header.from=mail.example.cn | true",
                "spf=pass smtp.mailfrom=other.example; dmarc=fail action=none header.from=mail.example.cn | false",
                "elsewhere.example; dmarc=pass header.from=mail.example.cn | false",
                "- ; dmarc=pass header.from=mail.example.cn | false",
                "spf=none reason=\"; dmarc=pass header.from=mail.example.cn | false",
            })
    void believesAServerWithoutANameIfOursHasNone(String field, boolean genuine) {
        assertThat(AuthenticationResults.isGenuine(List.of(field), "-", "Ops@Mail.Example.cn"))
                .isEqualTo(genuine);
        assertThat(isGenuine(field)).isFalse();
    }

    @Test
    void believesOnlyTheTopmostFieldIfOurServerHasNoName() {
        String forged = "dmarc=pass header.from=mail.example.cn";

        assertThat(AuthenticationResults.isGenuine(List.of("spf=fail", forged), "-", "ops@mail.example.cn"))
                .isFalse();
        assertThat(AuthenticationResults.isGenuine(
                        List.of("elsewhere.example; none", forged), "-", "ops@mail.example.cn"))
                .isFalse();
        assertThat(AuthenticationResults.isGenuine(List.of(), "-", "ops@mail.example.cn"))
                .isFalse();
    }
}
