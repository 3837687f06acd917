package io.realname.screening.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.DomainNames;
import io.realname.submission.IdTypes;
import io.realname.submission.Language;
import io.realname.submission.Texts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxFaultTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            nullValues = "-",
            value = {
                ",blank,-",
                "  ,blank,-",
                "http://example.cn,url,example.cn",
                "https://www.示例.cn/a?b=c,url,示例.cn",
                "example.cn:8080,url,example.cn",
                "example.cn/index.html,url,example.cn",
                "http://,url,-",
                "ops@example.cn,email,-",
                "example.cn.,dots,example.cn",
                ".example.cn,dots,example.cn",
                "示例。cn。,dots,示例。cn",
                "example..cn,dots,-",
                ".,dots,-",
                "example,no-suffix,-",
                "示例,no-suffix,-",
                "192.0.2.1,address,-",
                "example.123,address,-",
                "-a.cn,hyphen,-",
                "a-.cn,hyphen,-",
                "ab--c.cn,hyphen,-",
                "xn--zzzzzzzzz.cn,punycode,-",
                "xn--.cn,punycode,-",
                " example.cn,space,example.cn",
                "exam ple.cn,space,example.cn",
                "a b_c.cn,space,-"
            })
    void saysWhatIsWrongAndWhatIsMeant(String name, String variant, String meant) {
        SyntaxFault fault = SyntaxFault.of(name == null ? "" : name);

        assertThat(fault.variant()).isEqualTo(variant);
        assertThat(fault.meant()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"a_b.cn, _", "示例！.cn, ！", "a·b.cn, -", "😀.cn, 😀", "a\u202Eb.cn, U+202E", "a*.cn, *"})
    void namesTheFirstCharacterThatDoesNotBelongThere(String name, String character) {
        SyntaxFault fault = SyntaxFault.of(name);

        if (character.equals("-")) {
            // Allowed between two letters l alone: no character of it is wrong by itself.
            assertThat(fault.variant()).isEqualTo("other");
        } else {
            assertThat(fault.variant()).isEqualTo("character");
            assertThat(fault.character()).isEqualTo(character);
        }
    }

    @Test
    void tellsALabelAndANameThatAreTooLong() {
        assertThat(SyntaxFault.of("a".repeat(64) + ".cn").variant()).isEqualTo("length");
        assertThat(SyntaxFault.of("a.".repeat(200) + "cn").variant()).isEqualTo("length");
        assertThat(SyntaxFault.of("a".repeat(5_000) + ".cn").variant()).isEqualTo("length");
    }

    @ParameterizedTest
    @CsvSource({
        "blank",
        "url",
        "email",
        "dots",
        "no-suffix",
        "address",
        "length",
        "hyphen",
        "punycode",
        "space",
        "character"
    })
    void hasATextForEachKind(String variant) throws Exception {
        Texts texts = Texts.load(Path.of("config"), IdTypes.load(Path.of("config/id-types.yaml")));

        for (Language language : Language.values()) {
            assertThat(texts.has("domain.syntax", variant, language)).isTrue();
        }
    }

    @Test
    void suggestsNothingThatWouldBeRefusedItself() {
        String meant = SyntaxFault.of("https://例子.测试/路径").meant();

        assertThat(meant).isEqualTo("例子.测试");
        assertThat(DomainNames.ascii(meant)).isNotNull();
        assertThat(SyntaxFault.of("http://exa_mple.cn/").meant()).isNull();
    }
}
