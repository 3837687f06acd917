package io.realname.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.Code;
import io.realname.submission.IdTypes;
import io.realname.submission.Language;
import io.realname.submission.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegistrarCodesTest {
    /** The variants that the checks choose, each of which needs a text of its own. */
    private static final Map<String, List<String>> VARIANTS = Map.of(
            "registrant.blocklisted", List.of("number"),
            "contact.email-unverified", List.of("expired"),
            "domain.client-hold", List.of("email", "unverified"),
            "domain.server-hold", List.of("verified"),
            "domain.registrar-not-approved", List.of("filing"),
            "domain.icp-not-eligible", List.of("registrar"),
            "domain.gov-cn-quota", List.of("purpose"));

    private static Texts texts;

    @BeforeAll
    static void load() throws IOException {
        texts = Texts.load(Path.of("config"), IdTypes.load(Path.of("config/id-types.yaml")));
    }

    static List<Code> codes() {
        return RegistrarCodes.ALL;
    }

    static Stream<Arguments> variants() {
        return VARIANTS.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(variant -> Arguments.of(entry.getKey(), variant)));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void haveATextInBothLanguagesAndASource(Code code) {
        assertThat(code.source()).isNotBlank();
        for (Language language : Language.values()) {
            assertThat(texts.has(code.name(), null, language))
                    .as(language.code())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void haveATextOfTheirOwnForEachCause(String code, String variant) {
        for (Language language : Language.values()) {
            assertThat(texts.has(code, variant, language)).as(language.code()).isTrue();
        }
    }

    @Test
    void areUnique() {
        assertThat(codes().stream().map(Code::name)).doesNotHaveDuplicates();
    }
}
