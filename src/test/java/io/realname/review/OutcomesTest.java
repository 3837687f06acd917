package io.realname.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.TestSubmission;
import io.realname.submission.Code;
import io.realname.submission.HolderType;
import io.realname.submission.IdTypes;
import io.realname.submission.Language;
import io.realname.submission.Profile;
import io.realname.submission.Severity;
import io.realname.submission.Texts;
import io.realname.time.BusinessCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomesTest {
    /** A Tuesday, 10:30 in Shanghai. */
    private static final Instant NOW = Instant.parse("2026-03-03T02:30:00Z");

    private static Outcomes outcomes;

    @BeforeAll
    static void load() throws IOException {
        outcomes = Outcomes.load(
                Path.of("config/review-outcomes.yaml"), BusinessCalendar.load(Path.of("config/calendar")), 64);
    }

    @Test
    void everyCodeIsToldForItsOwnAnswerAlone() {
        List<String> words = outcomes.codes().stream()
                .map(code -> code.name().substring("review.".length()))
                .toList();
        assertThat(words).hasSizeGreaterThan(30);
        for (String word : words) {
            assertThat(outcomes.of(word, company().profile(), "/profile", 1, NOW, NOW)
                            .finding()
                            .code())
                    .isEqualTo("review." + word);
            assertThat(outcomes.of(word + "s", company().profile(), "/profile", 1, NOW, NOW)
                            .finding()
                            .code())
                    .isEqualTo("review.unknown");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid-certificate",
                "invalid-holder-information",
                "information-mismatch",
                "id-check-failed",
                "name-mismatch",
                "number-mismatch",
                "number-length",
                "type-mismatch",
                "document-unclear",
                "document-incomplete",
                "document-watermarked",
                "document-mirrored",
                "document-electronic",
                "document-black-and-white",
                "both-sides-needed",
                "no-document",
                "incomplete-holder-information",
                "upload-failed",
                "public-security-mismatch",
                "special-occupation",
                "contact-country-code",
                "contact-name",
                "contact-mismatch",
                "authorization-mismatch",
                "overseas-holder",
                "region-mismatch",
                "domain-not-verifiable",
                "legacy-domain",
                "sensitive-domain",
                "blocklisted"
            })
    void endsWithMostRefusals(String word) {
        Consequence consequence = outcomes.of(word, company().profile(), "/profile", 1, NOW, NOW);

        assertThat(consequence).isInstanceOf(Consequence.Refused.class);
        assertThat(consequence.finding().code()).isEqualTo("review." + word);
        assertThat(consequence.finding().severity()).isEqualTo(Severity.ERROR);
        assertThat(consequence.finding().field()).isEqualTo("/profile");
    }

    @ParameterizedTest
    @CsvSource({"rare-characters, review.rare-characters", "unknown, review.unknown", "weather, review.unknown"})
    void leavesToAnOperatorWhatNobodyElseCanDecide(String word, String code) {
        Consequence consequence = outcomes.of(word, company().profile(), "/profile", 1, NOW, NOW);

        assertThat(consequence).isInstanceOf(Consequence.Manual.class);
        assertThat(consequence.finding().code()).isEqualTo(code);
        assertThat(consequence.finding().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void triesANetworkFailureAgainAfterTenMinutesThreeTimes() {
        for (int times = 1; times <= 3; times++) {
            assertThat(outcomes.of("upload-network", company().profile(), "/profile", times, NOW, NOW))
                    .isInstanceOfSatisfying(Consequence.Retry.class, retry -> {
                        assertThat(retry.at()).isEqualTo("2026-03-03T02:40:00Z");
                        assertThat(retry.finding().severity()).isEqualTo(Severity.HOLD);
                        assertThat(retry.finding().until()).isEqualTo(retry.at());
                    });
        }
        assertThat(outcomes.of("upload-network", company().profile(), "/profile", 4, NOW, NOW))
                .isInstanceOf(Consequence.Manual.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03T02:30:00Z, 2026-03-05T02:30:00Z", // Tuesday to Thursday
        "2026-03-05T02:30:00Z, 2026-03-09T02:30:00Z", // over a weekend
        "2026-09-30T02:30:00Z, 2026-10-09T02:30:00Z", // over the National Day
        "2026-02-12T17:00:00Z, 2026-02-23T17:00:00Z", // already Friday in Shanghai, a working Saturday follows
    })
    void triesAFailedIdentityMatchAgainAfterTwoBusinessDaysOnce(Instant now, Instant at) {
        assertThat(outcomes.of("identity-failed", company().profile(), "/profile", 1, now, now))
                .isInstanceOfSatisfying(
                        Consequence.Retry.class, retry -> assertThat(retry.at()).isEqualTo(at));
        assertThat(outcomes.of("identity-failed", company().profile(), "/profile", 2, now, now))
                .isInstanceOf(Consequence.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-05-06, ''",
        "2026-02-21, ''", // ten days ago: known by now
        "2026-02-22, 2026-03-03T16:00:00Z",
        "2026-03-03, 2026-03-12T16:00:00Z"
    })
    void waitsForTheAuthorityToLearnOfANewDocument(LocalDate issued, String until) {
        Consequence consequence = outcomes.of(
                "not-in-authority-database", company().issued(issued).profile(), "/profile", 1, NOW, NOW);

        if (until.isEmpty()) {
            assertThat(consequence).isInstanceOf(Consequence.Refused.class);
        } else {
            assertThat(consequence).isInstanceOfSatisfying(Consequence.Retry.class, retry -> {
                assertThat(retry.at()).isEqualTo(until);
                assertThat(retry.finding().until()).isEqualTo(until);
            });
        }
    }

    @Test
    void refusesWhatTheAuthorityDoesNotKnowWhenTheIssueDateIsNotKnownEither() {
        assertThat(outcomes.of(
                        "not-in-authority-database", company().issued(null).profile(), "/profile", 1, NOW, NOW))
                .isInstanceOf(Consequence.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "overseas-holder, ORGANIZATION, HK, true",
        "region-mismatch, ORGANIZATION, US, true",
        "overseas-holder, ORGANIZATION, CN, false",
        "overseas-holder, INDIVIDUAL, HK, false",
        "region-mismatch, INDIVIDUAL, CN, false"
    })
    void leavesOverseasOrganisationsToAnOperator(String word, HolderType type, String region, boolean manual) {
        Profile profile = company().holder(type, region).profile();

        assertThat(outcomes.of(word, profile, "/profile", 1, NOW, NOW) instanceof Consequence.Manual)
                .isEqualTo(manual);
    }

    @ParameterizedTest
    @CsvSource({"64, 样, false", "65, 样, true", "3, 镕, false", "3, 𠀀, true"})
    void leavesLongAndRareNamesToAnOperator(int length, String character, boolean manual) {
        Profile profile = company().name(character.repeat(length)).profile();

        assertThat(outcomes.of("contact-name", profile, "/profile", 1, NOW, NOW) instanceof Consequence.Manual)
                .isEqualTo(manual);
    }

    @ParameterizedTest
    @CsvSource({
        "ORGANIZATION, CN, mainland-organization",
        "INDIVIDUAL,   CN, mainland-individual",
        "ORGANIZATION, HK, overseas-organization",
        "INDIVIDUAL,   US, overseas-individual"
    })
    void tellsTheRemedyForInvalidHolderInformationByRegionAndType(HolderType type, String region, String variant)
            throws IOException {
        Profile profile = company().holder(type, region).profile();
        Texts texts = Texts.load(Path.of("config"), IdTypes.load(Path.of("config/id-types.yaml")));

        Consequence consequence = outcomes.of("invalid-holder-information", profile, "/profile", 1, NOW, NOW);

        assertThat(consequence.finding().variant()).isEqualTo(variant);
        assertThat(texts.has("review.invalid-holder-information", variant, Language.ZH))
                .isTrue();
        assertThat(texts.has("review.invalid-holder-information", variant, Language.EN))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10, false", "11, true"})
    void takesTheLengthOfALongNameFromItsConfiguration(int length, boolean manual) throws IOException {
        Outcomes strict = Outcomes.load(
                Path.of("config/review-outcomes.yaml"), BusinessCalendar.load(Path.of("config/calendar")), 10);
        Profile profile = company().name("样".repeat(length)).profile();

        assertThat(strict.of("contact-name", profile, "/profile", 1, NOW, NOW) instanceof Consequence.Manual)
                .isEqualTo(manual);
    }

    @Test
    void knowsTheWordsOfTheCatalogueAndNoOther() {
        assertThat(outcomes.known("name-mismatch")).isEqualTo("name-mismatch");
        assertThat(outcomes.known("张三的证件")).isEqualTo("unknown");
        assertThat(outcomes.codes())
                .hasSize(35)
                .extracting(Code::name)
                .contains("review.unknown")
                .doesNotHaveDuplicates();
    }

    @Test
    void insistsOnAPlanForUnknownWords() throws IOException {
        Path file = Files.createTempFile("outcomes", ".yaml");
        Files.writeString(file, "name-mismatch: {next: rejected}\n");

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Outcomes.load(file, BusinessCalendar.load(Path.of("config/calendar")), 64))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("add \"unknown\"");
        Files.delete(file);
    }

    private static TestSubmission company() {
        return TestSubmission.of("S-1");
    }
}
