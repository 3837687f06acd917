package io.realname.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.Language;
import io.realname.submission.Texts;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailProvidersTest {
    private final MailProviders providers = MailProviders.load(Path.of("config/mail-providers.yaml"));

    MailProvidersTest() throws IOException {}

    @ParameterizedTest
    @CsvSource({
        "12345@qq.com,true",
        "name@vip.qq.com,true",
        "name@foxmail.com,true",
        "qq.com@example.cn,false",
        "name@notqq.com,false",
        "name@qq.com.example.cn,false",
        ",false"
    })
    void knowsAProviderByTheWholeDomain(String email, boolean told) {
        assertThat(providers.check(email).isPresent()).isEqualTo(told);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void isToldInBothLanguages(Language language) throws IOException {
        Finding finding = providers.check("12345@qq.com").orElseThrow();
        Texts texts = Texts.load(Path.of("config"), IdTypes.load(Path.of("config/id-types.yaml")));
        assertThat(texts.tell(finding, language).message()).isNotBlank();
    }
}
