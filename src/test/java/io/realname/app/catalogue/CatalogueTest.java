package io.realname.app.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.realname.intake.EnvelopeCodes;
import io.realname.intake.mail.MailReader;
import io.realname.screening.Rule;
import io.realname.screening.Rules;
import io.realname.simulator.Sample;
import io.realname.simulator.Samples;
import io.realname.submission.Code;
import io.realname.submission.IdTypes;
import io.realname.submission.Language;
import io.realname.submission.Passage;
import io.realname.submission.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the catalogue complete: a code without text, source or examples does not pass, wherever it is reported. */
class CatalogueTest {
    private static final Path CONFIG = Path.of("config");

    /** A mail's matter, and a remark of results that is no finding. */
    private static final Set<String> TEXTS_WITHOUT_CODE =
            Set.of("result.number-masked", "answer", "answer.domain", "answer.suggestion", "answer.foot");

    private static Map<String, Sample> samples;
    private static Map<String, String[]> nearMisses;

    @BeforeAll
    static void load() throws Exception {
        samples = Samples.load(Path.of("samples")).all().stream()
                .collect(Collectors.toMap(Sample::id, Function.identity()));
        nearMisses = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/catalogue/near-misses.tsv"))) {
            String[] parts = line.split("\t");
            if (parts.length == 3) {
                nearMisses.put(parts[0], parts);
            }
        }
    }

    static Stream<CatalogueEntry> entries() throws IOException {
        Catalogue catalogue = Catalogue.load(CONFIG);
        return Stream.of(Language.values()).flatMap(language -> catalogue.entries(language).stream());
    }

    static Stream<Code> codesOutsideOfScreening() throws IOException {
        Set<Code> screened =
                Rules.ALL.stream().map(Rule::codes).flatMap(List::stream).collect(Collectors.toSet());
        return Catalogue.load(CONFIG).codes().stream()
                // No mail server runs in the demonstration: mails have their examples in poison/mail/expect.tsv.
                .filter(code -> !screened.contains(code)
                        && !code.name().startsWith("review.")
                        && !code.equals(MailReader.NOT_ALLOWED)
                        // Every source of the demonstration has all ways: SourceWaysIT closes some.
                        && !code.equals(EnvelopeCodes.WAY_CLOSED));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyCodeHasASourceAndATextOfItsOwnInBothLanguages(CatalogueEntry entry) {
        assertThat(entry.source())
                .matches(
                        "([AFIPC]( [AFIPC])*|own|RFC [0-9]+|(GB|GS|ICAO) [0-9]+(,? (GB|GS|ICAO) [0-9]+)*)(; .+: own)?");
        assertThat(entry.texts()).isNotEmpty();
        assertThat(entry.texts().get(0).variant()).isNull();
        assertThat(entry.texts()).extracting(Passage::message).noneMatch(text -> text.contains("[["));
    }

    @Test
    void codesAreUnique() throws IOException {
        assertThat(Catalogue.load(CONFIG).codes()).extracting(Code::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextIsThatOfACode(Language language) throws IOException {
        Set<String> told = new TreeSet<>(Texts.load(CONFIG, IdTypes.load(CONFIG.resolve("id-types.yaml")))
                .codes(language));
        told.removeAll(TEXTS_WITHOUT_CODE);

        assertThat(Catalogue.load(CONFIG).codes()).extracting(Code::name).containsExactlyInAnyOrderElementsOf(told);
    }

    /** Codes of rules have their examples beside the rule (RuleExamplesTest), those of reviewers theirs in OutcomesTest. */
    @ParameterizedTest
    @MethodSource("codesOutsideOfScreening")
    void everyOtherCodeHasASampleThatRaisesItAndANearMiss(Code code) {
        assertThat(nearMisses).containsKey(code.name());
        String[] examples = nearMisses.get(code.name());
        assertThat(samples).containsKeys(examples[1], examples[2]);
        assertThat(samples.get(examples[1]).expect().codes()).contains(code.name());
        assertThat(samples.get(examples[2]).expect().codes()).doesNotContain(code.name());
    }

    @Test
    void everyPolicyHasTheParametersThatAreToldOfIt() throws IOException {
        try (Stream<Path> files = Files.list(CONFIG.resolve("policies"))) {
            for (Path file : files.toList()) {
                JsonNode policy = new YAMLMapper().readTree(file.toFile());
                for (List<String> paths : PolicyNotes.PARAMETERS.values()) {
                    for (String path : paths) {
                        assertThat(policy.at("/" + path.replace('.', '/')).isMissingNode())
                                .as(file + " has no " + path)
                                .isFalse();
                    }
                }
            }
        }
    }
}
