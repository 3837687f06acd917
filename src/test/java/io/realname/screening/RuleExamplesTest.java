package io.realname.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.Language;
import io.realname.submission.Texts;
import io.realname.submission.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleExamplesTest {
    private static Texts texts;

    @BeforeAll
    static void loadTexts() throws IOException {
        texts = Texts.load(Path.of("config"), IdTypes.load(Path.of("config/id-types.yaml")));
    }

    static Stream<Example> examples() {
        return Rules.ALL.stream().flatMap(rule -> rule.examples().stream());
    }

    static Stream<Code> codes() {
        return Rules.ALL.stream().flatMap(rule -> rule.codes().stream());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void ruleJudgesItsExampleAsItSays(Example example) {
        List<String> raised =
                Samples.screen(example).stream().map(Finding::code).toList();
        if (example.raised()) {
            assertThat(raised).contains(example.code());
        } else {
            assertThat(raised).doesNotContain(example.code());
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whateverAnExampleRaisesIsToldInBothLanguagesWithNothingLeftOpen(Example example) {
        for (Finding finding : Samples.screen(example)) {
            for (Language language : Language.values()) {
                Told told = texts.tell(finding, language);
                assertThat(told.message() + told.remedy()).isNotBlank().doesNotContain("{", "[[", "]]");
            }
        }
    }

    @Test
    void everyRuleHasExamplesOfTheVeryCodesThatItDeclares() {
        for (Rule rule : Rules.ALL) {
            assertThat(rule.examples())
                    .as(rule.getClass().getSimpleName())
                    .extracting(Example::code)
                    .containsOnlyElementsOf(
                            rule.codes().stream().map(Code::name).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasAnExampleThatRaisesItAndANearMiss(Code code) {
        assertThat(examples()
                        .filter(example -> example.code().equals(code.name()))
                        .map(Example::raised))
                .contains(true, false);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasATextInBothLanguages(Code code) {
        for (Language language : Language.values()) {
            assertThat(texts.has(code.name(), null, language))
                    .as(language.code())
                    .isTrue();
        }
    }

    @Test
    void codesAreUnique() {
        assertThat(codes().map(Code::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"company", "company-2019", "person", "hk-person", "hk-company"})
    void samplesThemselvesAreFaultless(String base) {
        assertThat(Samples.screen(base)).isEmpty();
    }
}
