package io.realname.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Code CODE = new Code("some.code", Severity.ERROR, "own");
    private static IdTypes idTypes;

    @TempDir
    private Path config;

    @BeforeAll
    static void loadTypes() throws IOException {
        idTypes = IdTypes.load(Path.of("config/id-types.yaml"));
    }

    @BeforeEach
    void writeTexts() throws IOException {
        for (Language language : Language.values()) {
            Path folder = Files.createDirectories(config.resolve("messages").resolve(language.code()));
            Files.writeString(folder.resolve("words.yaml"), "region area: {HK: Hong Kong}\n");
            Files.writeString(folder.resolve("a.yaml"), """
                    some.code: {message: 'm[[ at {line}]] {region}', remedy: r}
                    some.code/late: {message: 'late {idTypes}', remedy: 'r {date}'}
                    """);
        }
    }

    private Told tell(Finding finding) throws IOException {
        return Texts.load(config, idTypes).tell(finding, Language.EN);
    }

    @Test
    void detailsAreFilledInAndAnOptionalPassageWithoutItsDetailIsLeftOut() throws IOException {
        Finding finding = Finding.of(CODE, "/x").with("region", "HK");
        assertThat(tell(finding).message()).isEqualTo("m Hong Kong");
        assertThat(tell(finding.with("line", 7)).message()).isEqualTo("m at 7 Hong Kong");
    }

    @Test
    void aVariantHasItsOwnTextAndOneWithoutTextIsToldByTheCodes() throws IOException {
        Finding finding = Finding.of(CODE, "/x")
                .with("region", "FR")
                .with("idTypes", "SFZ,HZ")
                .with("date", "$1");
        assertThat(tell(finding.variant("late")).message())
                .isEqualTo("late resident identity card (SFZ), passport (HZ)");
        assertThat(tell(finding.variant("late")).remedy()).isEqualTo("r $1");
        assertThat(tell(finding.variant("early")).message()).isEqualTo("m France");
    }

    @ParameterizedTest
    @CsvSource({"ZH, 单位的地区为日本，地址却在新加坡。", "EN, 'The organisation is from Japan, but its address is in Singapore.'"})
    void countriesAreToldByTheirNames(Language language, String told) throws IOException {
        Finding finding = Finding.of(new Code("contact.address-region", Severity.ERROR, "I"), "/x")
                .variant("organization")
                .with("region", "JP")
                .with("country", "SG");
        assertThat(Texts.load(Path.of("config"), idTypes)
                        .tell(finding, language)
                        .message())
                .isEqualTo(told);
    }

    @Test
    void whatIsToldCarriesFieldSeveritySuggestionAndHold() throws IOException {
        Instant until = Instant.parse("2026-06-01T16:00:00Z");
        Told told = tell(Finding.of(CODE, "/x")
                .as(Severity.HOLD)
                .with("region", "")
                .suggest("secret")
                .until(until)
                .waitsFor("e-mail"));
        assertThat(told.severity()).isEqualTo(Severity.HOLD);
        assertThat(told.field()).isEqualTo("/x");
        assertThat(told.suggestion()).isEqualTo("secret");
        assertThat(told.until()).isEqualTo(until);
        assertThat(told.waitsFor()).isEqualTo("e-mail");
        assertThat(told.toString()).doesNotContain("secret");
    }

    @Test
    void aMissingTextOrDetailIsNamedWithCodeAndLanguage() {
        assertThatThrownBy(() -> tell(Finding.of(new Code("other.code", Severity.INFO, "own"), "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("other.code")
                .hasMessageContaining("en");
        assertThatThrownBy(() -> tell(Finding.of(CODE, "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("some.code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"some.code: {message: m, remedy: r}", "other.code: {message: m}", "other.code: {remedy: r}"})
    void aSecondTextOrHalfATextIsRefused(String text) throws IOException {
        Files.writeString(config.resolve("messages/zh/b.yaml"), text);
        assertThatThrownBy(() -> Texts.load(config, idTypes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("b.yaml");
    }

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertThat(keys("zh")).isEqualTo(keys("en")).hasSizeGreaterThan(120);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCodeOfTheFlowHasAText(Language language) throws IOException {
        Texts texts = Texts.load(Path.of("config"), idTypes);
        assertThat(Stream.of(
                                "manifest.unreadable manifest.schema manifest.unknown-field manifest.too-large",
                                "submission.duplicate submission.conflict submission.review-in-progress",
                                "document.missing document.unsafe-path document.checksum sender.not-allowed",
                                "contact.email-unverified domain.unknown-to-registrar domain.expired domain.expires-soon",
                                "domain.holder-mismatch review.invalid-certificate review.invalid-holder-information",
                                "review.information-mismatch review.id-check-failed review.name-mismatch",
                                "review.number-mismatch review.number-length review.type-mismatch review.document-unclear",
                                "review.document-incomplete review.document-watermarked review.document-mirrored",
                                "review.document-electronic review.document-black-and-white review.both-sides-needed",
                                "review.no-document review.incomplete-holder-information review.upload-failed",
                                "review.upload-network review.not-in-authority-database review.public-security-mismatch",
                                "review.special-occupation review.overseas-holder review.region-mismatch",
                                "review.contact-country-code review.contact-name review.contact-mismatch",
                                "review.authorization-mismatch review.identity-failed review.domain-not-verifiable",
                                "review.legacy-domain review.sensitive-domain review.blocklisted review.rare-characters",
                                "review.unknown icp.consistent icp.not-synchronised icp.unknown-to-authority",
                                "icp.name-mismatch icp.name-width icp.id-type-mismatch icp.id-number-mismatch icp.not-verified",
                                "icp.domain-expired icp.suffix-not-approved icp.registrar-not-approved icp.refile",
                                "icp.not-eligible icp.no-filing")
                        .flatMap(codes -> Stream.of(codes.split(" "))))
                .allMatch(code -> texts.has(code, null, language));
        assertThat(texts.has("contact.email-unverified", "expired", language)).isTrue();
    }

    private static Set<String> keys(String language) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("config/messages", language))) {
            for (Path file : files.filter(path -> !path.endsWith("words.yaml")).toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.matches("[a-z].*:"))
                        .forEach(keys::add);
            }
        }
        return keys;
    }
}
