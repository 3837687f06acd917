package io.realname.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.realname.intake.ManifestReader.Read;
import io.realname.submission.Finding;
import io.realname.submission.Language;
import io.realname.submission.PersonalText;
import io.realname.submission.Severity;
import io.realname.submission.Site;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestFaultsTest {
    private static final ManifestReader READER = Manifests.reader(TestLimits.DELIVERED.manifests());

    private static Read read(String manifest) {
        return READER.read(manifest.getBytes(UTF_8), Site.CN, Language.ZH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/submissionId",
                "/profile",
                "/domains",
                "/documents",
                "/profile/type",
                "/profile/name",
                "/profile/region",
                "/profile/idType",
                "/profile/idNumber",
                "/profile/address",
                "/profile/phone",
                "/profile/email",
                "/profile/address/country",
                "/profile/address/province",
                "/profile/address/city",
                "/profile/address/street",
                "/profile/address/postalCode",
                "/profile/phone/countryCode",
                "/profile/phone/number",
                "/profile/contact/name",
                "/profile/contact/idType",
                "/profile/contact/idNumber",
                "/domains/1/name",
                "/documents/0/role",
                "/documents/0/file",
                "/documents/0/idType"
            })
    void pointsAtEachRequiredFieldThatIsAbsent(String pointer) {
        Read read = read(Manifests.with(pointer, "absent"));

        assertThat(read.submission()).isNotNull();
        assertThat(read.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("manifest.schema");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.variant()).isEqualTo("missing");
            assertThat(finding.field()).isEqualTo(pointer);
            assertThat(finding.details())
                    .containsEntry("field", pointer.substring(pointer.lastIndexOf('/') + 1))
                    .hasEntrySatisfying("expected", words -> assertThat(words).isNotEmpty());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/site",
                "/action",
                "/language",
                "/icpFiling",
                "/website",
                "/enhancedNoticeOn",
                "/transferLock",
                "/profile/nameEn",
                "/profile/idIssuedOn",
                "/profile/idValidUntil",
                "/profile/specialOccupation",
                "/profile/contact",
                "/profile/phone/extension",
                "/profile/address/district",
                "/profile/addressEn",
                "/profile/addressEn/city",
                "/domains/1/purpose",
                "/documents/0/sha256",
                "/documents/0/printedName"
            })
    void missesNoOptionalField(String pointer) {
        assertThat(read(Manifests.with(pointer, "absent")).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "individual,   HK, /profile/idNumber",
        "organization, CN, /profile/idNumber",
        "organization, HK, ''",
    })
    void onlyAnOverseasOrganisationMayHaveNoNumber(String type, String region, String missing) {
        String profile = "{\"type\":\"" + type + "\",\"name\":\"\",\"region\":\"" + region + "\",\"idType\":\"QT\","
                + "\"address\":{\"country\":\"HK\",\"city\":\"\",\"street\":\"\"},"
                + "\"phone\":{\"countryCode\":\"\",\"number\":\"\"},\"email\":\"\"}";

        assertThat(read(Manifests.with("/profile", profile)).findings())
                .extracting(Finding::field)
                .containsExactlyElementsOf(missing.isEmpty() ? List.of() : List.of(missing));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/submissionId                | 17             | type  | string",
                "/submissionId                | \"\"           | value | R001-20261121-000017",
                "/submissionId                | \"../x\"       | value | R001-20261121-000017",
                "/submissionId                | \"x\\n\"       | value | R001-20261121-000017",
                "/site                        | \"CN\"         | value | cn, intl",
                "/site                        | null           | type  | string",
                "/action                      | \"delete\"     | value | verify, transfer, enhanced",
                "/language                    | \"fr\"         | value | zh, en",
                "/icpFiling                   | \"true\"       | type  | boolean",
                "/transferLock                | 0              | type  | boolean",
                "/profile                     | []             | type  | object",
                "/profile/type                | \"org\"        | value | individual, organization",
                "/profile/name                | {}             | type  | string",
                "/profile/region              | \"UK\"         | value | ISO 3166-1 alpha-2",
                "/profile/region              | \"\"           | value | ISO 3166-1 alpha-2",
                "/profile/address/country     | \"cn\"         | value | ISO 3166-1 alpha-2",
                "/profile/idNumber            | 91330100       | type  | string",
                "/profile/idIssuedOn          | \"2026-02-30\" | value | YYYY-MM-DD",
                "/profile/idIssuedOn          | \"2026-2-3\"   | value | YYYY-MM-DD",
                "/profile/idIssuedOn          | \"20260203\"   | value | YYYY-MM-DD",
                "/profile/idIssuedOn          | \"long-term\"  | value | YYYY-MM-DD",
                "/profile/idIssuedOn          | \"２０２６-02-03\" | value | YYYY-MM-DD",
                "/profile/idValidUntil        | \"forever\"    | value | YYYY-MM-DD",
                "/enhancedNoticeOn            | \"\"           | value | YYYY-MM-DD",
                "/profile/phone/countryCode   | 86             | type  | string",
                "/domains                     | \"a.cn\"       | type  | array",
                "/domains/0                   | 5              | type  | string, object",
                "/domains/1/purpose           | \"shop\"       | value | portal, mail",
                "/documents/0                 | \"a.jpg\"      | type  | object",
                "/documents/0/file            | true           | type  | string",
                "/documents/0/sha256          | \"abc\"        | value | 64 × 0-9 a-f",
            })
    void pointsAtAFaultyValueAndReadsItAsAbsent(String pointer, String json, String variant, String expected) {
        Read read = read(Manifests.with(pointer, json));

        assertThat(read.submission()).isNotNull();
        assertThat(read.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("manifest.schema");
            assertThat(finding.field()).isEqualTo(pointer);
            assertThat(finding.variant()).isEqualTo(variant);
            assertThat(finding.details()).containsEntry("expected", expected);
        });
    }

    @Test
    void saysHowManyDomainsThereMustBe() {
        assertThat(read(Manifests.with("/domains", "[]")).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.field()).isEqualTo("/domains");
                    assertThat(finding.variant()).isEqualTo("too-few");
                    assertThat(finding.details()).containsEntry("least", "1");
                });
    }

    @Test
    void aFaultySubmissionIdIsNeverPassedOn() {
        assertThat(read(Manifests.with("/submissionId", "\"../x\""))
                        .submission()
                        .submissionId())
                .isNull();
    }

    @Test
    void faultyItemsKeepTheirPlaces() {
        Read read = read(Manifests.with("/domains", "[7, \"b.cn\"]"));

        assertThat(read.submission().domains()).extracting("ascii").containsExactly(null, "b.cn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/profile/idType", "/profile/contact/idType", "/documents/0/idType"})
    void namesTheKnownDocumentsWhenOneIsUnknown(String pointer) {
        Read read = read(Manifests.with(pointer, "\"sfz\""));

        assertThat(read.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.field()).isEqualTo(pointer);
            assertThat(finding.details().get("expected")).startsWith("SFZ, LSSFZ");
        });
    }

    @Test
    void translatesOtherRegistrarsCodes() {
        assertThat(read(Manifests.with("/profile/idType", "\"XYDM\""))
                        .submission()
                        .profile()
                        .idType())
                .isEqualTo("TYDM");
    }

    @Test
    void refusesTextsOfExcessiveLength() {
        Read read = read(Manifests.with("/profile/name", "\"" + "长".repeat(2_000) + "\""));

        assertThat(read.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.variant()).isEqualTo("too-long");
            assertThat(finding.details()).containsEntry("most", "1024");
        });
        assertThat(read.submission().profile().name()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/submisionId,            submissionId",
        "/icp_filing,             icpFiling",
        "/profile/idNubmer,       idNumber",
        "/profile/ID-Number,      idNumber",
        "/profile/adress,         address",
        "/profile/phone/fax,      ",
        "/domains/1/remark,       ",
        "/documents/0/fiel,       file",
        "/Profile,                profile",
        "/submission_id,          submissionId",
        "/domain,                 domains",
        "/profile/emial,          email",
        "/profile/tpye,           type",
        "/profile/id_valid_until, idValidUntil",
        "/profile/address/postcode, postalCode",
        "/documents/0/printed_name, printedName",
        "/idNumber,               profile.idNumber",
        "/postal-code,            profile.address.postalCode",
        "/profile/domains,        domains",
        "/profile/sha256,         documents[].sha256",
        "/profile/phone/email,    profile.email",
        "/domains/1/idType,       profile.idType",
    })
    void warnsOfUnknownFieldsAndGuessesWhatWasMeant(String pointer, String suggestion) {
        Read read = read(Manifests.with(pointer, "{\"x\": [1]}"));

        assertThat(read.submission()).isNotNull();
        assertThat(read.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("manifest.unknown-field");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.field()).isEqualTo(pointer);
            assertThat(finding.suggestion()).isEqualTo(suggestion == null ? null : new PersonalText(suggestion));
        });
    }

    @Test
    void escapesAndCutsUnknownNames() {
        String manifest = Manifests.VALID.replaceFirst("\\{", "{\"a/b~c\": 1, \"" + "x".repeat(500) + "\": 2,");

        assertThat(read(manifest).findings())
                .extracting(Finding::field)
                .containsExactlyInAnyOrder("/a~1b~0c", "/" + "x".repeat(64));
    }

    @Test
    void reportsAllFaultsAtOnce() {
        Read read = read("{\"profile\": {\"type\": 1, \"region\": \"XX\"}, \"domains\": [], \"extra\": 1}");

        assertThat(read.findings())
                .extracting(Finding::field)
                .containsExactlyInAnyOrder(
                        "/submissionId",
                        "/documents",
                        "/domains",
                        "/extra",
                        "/profile/type",
                        "/profile/name",
                        "/profile/region",
                        "/profile/idType",
                        "/profile/idNumber",
                        "/profile/address",
                        "/profile/phone",
                        "/profile/email");
    }
}
