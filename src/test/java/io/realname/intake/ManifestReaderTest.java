package io.realname.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.realname.intake.ManifestReader.Read;
import io.realname.submission.Action;
import io.realname.submission.DocumentRef;
import io.realname.submission.DomainEntry;
import io.realname.submission.Finding;
import io.realname.submission.HolderType;
import io.realname.submission.Language;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile;
import io.realname.submission.Site;
import io.realname.submission.Submission;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTest {
    private static final ManifestReader READER = Manifests.reader(TestLimits.DELIVERED.manifests());

    private static Read read(String manifest) {
        return read(manifest.getBytes(UTF_8));
    }

    private static Read read(byte[] manifest) {
        return READER.read(manifest, Site.CN, Language.ZH);
    }

    private static PersonalText text(String value) {
        return new PersonalText(value);
    }

    @Test
    void readsEveryField() {
        Read read = read(Manifests.VALID);

        assertThat(read.findings()).isEmpty();
        assertThat(read.submission())
                .isEqualTo(new Submission(
                        "R001-20261121-000017",
                        Site.INTL,
                        Action.TRANSFER,
                        Language.EN,
                        new Profile(
                                HolderType.ORGANIZATION,
                                text("杭州样本网络有限公司"),
                                text("Hangzhou Yangben Wangluo Youxian Gongsi"),
                                "CN",
                                "YYZZ",
                                text("91330100MA00000072"),
                                LocalDate.of(2019, 5, 6),
                                new Profile.Validity(LocalDate.of(2039, 5, 5)),
                                true,
                                new Profile.Address(
                                        "CN", text("浙江省"), text("杭州市"), text("西湖区"), text("样本路 1 号"), text("310000")),
                                new Profile.Address(
                                        null, text("Zhejiang"), text("Hangzhou"), null, text("1 Yangben Lu"), null),
                                new Profile.Phone("86", text("057100000000"), text("12")),
                                text("ops@example.cn"),
                                new Profile.Contact(text("样本"), "SFZ", text("330100190001010000"))),
                        List.of(
                                new DomainEntry("样本.cn", "xn--8pv1w.cn", null, null, null),
                                new DomainEntry("Example.CN", "example.cn", "portal", "catering", text("样本"))),
                        List.of(new DocumentRef(
                                "front",
                                "YYZZ",
                                "a/licence.jpg",
                                "ab00000000000000000000000000000000000000000000000000000000000000",
                                text("名"),
                                text("号"),
                                text("址"))),
                        true,
                        LocalDate.of(2026, 11, 1),
                        "https://example.cn/",
                        false));
    }

    @Test
    void fillsInWhatMayBeLeftOut() {
        String manifest = """
                {"submissionId": "a", "profile": {"type": "individual", "name": "样本", "region": "HK",
                  "idType": "HKMOJUMIN", "idNumber": "810000199001010001", "idValidUntil": "long-term",
                  "address": {"country": "HK", "city": "", "street": ""},
                  "phone": {"countryCode": "852", "number": ""}, "email": ""},
                 "domains": ["a.cn"], "documents": []}
                """;
        Read read = read(manifest);

        assertThat(read.findings()).isEmpty();
        Submission submission = read.submission();
        assertThat(submission.site()).isEqualTo(Site.CN);
        assertThat(submission.language()).isEqualTo(Language.ZH);
        assertThat(submission.action()).isEqualTo(Action.VERIFY);
        assertThat(submission.transferLock()).isTrue();
        assertThat(submission.icpFiling()).isFalse();
        assertThat(submission.profile().idType()).isEqualTo("GAJZZ");
        assertThat(submission.profile().idValidUntil()).isEqualTo(new Profile.Validity(null));
        assertThat(submission.profile().contact()).isNull();
        assertThat(submission.profile().addressEn()).isEqualTo(Profile.Address.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        // type, typed, read
        "SFZ, 33010219900101123x, 33010219900101123X",
        "GAJZZ, 81000019900101123x, 81000019900101123X",
        "WJLSFZ, 93325019900101123x, 93325019900101123X",
        "SFZ, 3301021990010112x, 3301021990010112x",
        "YYZZ, 91330100MA0000007x, 91330100MA0000007x",
        "QT, 33010219900101123x, 33010219900101123x",
    })
    void aLowerCaseCheckCharacterIsReadAsX(String type, String typed, String number) {
        Profile profile = read(Manifests.VALID
                        .replace("\"YYZZ\"", "\"" + type + "\"")
                        .replace("91330100MA00000072", typed)
                        .replace("\"SFZ\"", "\"" + type + "\"")
                        .replace("330100190001010000", typed))
                .submission()
                .profile();
        assertThat(profile.idType()).isEqualTo(type);
        assertThat(profile.idNumber()).isEqualTo(text(number));
        assertThat(Objects.requireNonNull(profile.contact()).idNumber()).isEqualTo(text(number));
    }

    @ParameterizedTest
    @CsvSource({"+86,86", "0086,86", "+0086,86", "' +8 6',86", "\u202D86\u202C,86", "+,''", "010,010", "＋86,＋86"})
    void theCountryCodeIsReadWithoutWhatIsDialledBeforeIt(String typed, String code) {
        Read read = read(Manifests.with("/profile/phone/countryCode", "\"" + typed + "\""));
        assertThat(read.submission().profile().phone().countryCode()).isEqualTo(code);
    }

    @Test
    void whatCannotBeSeenInATelephoneNumberIsNotRead() {
        Read read = read(
                Manifests.with(
                        "/profile/phone",
                        "{\"countryCode\": \"86\", \"number\": \"\u202D138 0013\\t8000\u202C\", \"extension\": \"8\u200B01\"}"));
        assertThat(read.submission().profile().phone())
                .isEqualTo(new Profile.Phone("86", text("138 00138000"), text("801")));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,\uFEFF", "GB18030,''", "GB18030,\uFEFF"})
    void takesBothEncodings(String charset, String mark) {
        Read read = read((mark + Manifests.VALID).getBytes(Charset.forName(charset)));

        assertThat(read.findings()).isEmpty();
        assertThat(read.submission().profile().name()).isEqualTo(text("杭州样本网络有限公司"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "ISO-8859-1"})
    void refusesOtherEncodings(String charset) {
        byte[] other = Manifests.with("/profile/name", "\"caf\u00E9\"").getBytes(Charset.forName(charset));
        Read read = read(other);

        assertThat(read.submission()).isNull();
        assertThat(read.findings()).extracting(Finding::variant).containsExactly("encoding");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1} {\"a\":2}               | syntax        | 1 | 9",
                "{\"a\":1}]                        | syntax        | 1 | 8",
                "{\"a\":NaN}                       | syntax        | 1 | 9",
                "{\"a\":1,}                        | syntax        | 1 | 8",
                "{\"a\":\"x                        | syntax        | 1 | 8",
                "{'a':1}                           | syntax        | 1 | 2",
                "{\"a\":1 /* */}                   | syntax        | 1 | 8",
                "{\"a\":1,\"b\":{\"c\":1,\"c\":2}} | duplicate-key | 1 | 23",
                "{\"a\":\"\\ud83d\"}               | half-character | 1 | 7",
                "{\"a\":\"\\ude00\\ud83d\"}        | half-character | 1 | 7",
                "{\"\\\\\\uD83D\":1}               | half-character | 1 | 5",
                "{\"a\":\"\\u0000\"}               | null-character | 1 | 7",
            })
    void tellsWhereItIsUnreadable(String manifest, String variant, int line, int column) {
        Read read = read(manifest);

        assertThat(read.submission()).isNull();
        assertThat(read.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("manifest.unreadable");
            assertThat(finding.variant()).isEqualTo(variant);
            assertThat(finding.details())
                    .containsEntry("line", Integer.toString(line))
                    .containsEntry("column", Integer.toString(column));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | empty",
                "`  ` | empty",
                "null | no-object",
                "[] | no-object",
                "[1,2] | no-object",
                "3 | no-object"
            })
    void tellsThatThereIsNoObject(String manifest, String variant) {
        Read read = read(manifest);

        assertThat(read.submission()).isNull();
        assertThat(read.findings())
                .extracting(Finding::code, Finding::variant)
                .containsExactly(tuple("manifest.unreadable", variant));
    }

    @Test
    void takesEscapesThatAreText() {
        Read read = read(Manifests.with("/profile/name", "\"\\uD83D\\uDE00\\\\u0000\\\"\\u6768\""));

        assertThat(read.findings()).isEmpty();
        assertThat(read.submission().profile().name()).isEqualTo(text("\uD83D\uDE00\\u0000\"杨"));
    }

    @Test
    void refusesANumberOfThousandsOfDigits() {
        Read read = read(Manifests.with("/icpFiling", "7").replace("7", "7".repeat(5_000)));

        assertThat(read.submission()).isNull();
        assertThat(read.findings()).extracting(Finding::variant).containsExactly("syntax");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes, 2000, 32, 20000, 1000, 200, 2000",
        "depth, 9999,  2, 20000, 1000, 200,    2",
        "count, 9999, 32,    20, 1000, 200,   20",
        "count, 9999, 32, 20000,    1, 200,    1",
        "count, 9999, 32, 20000, 1000,   1,    1",
    })
    void refusesWhatIsBeyondABound(
            String variant, int bytes, int depth, int tokens, int domains, int documents, String limit) {
        ManifestReader reader = Manifests.reader(new ManifestLimits(bytes, depth, tokens, domains, documents));
        byte[] manifest = (Manifests.VALID + " ".repeat(2_000)).getBytes(UTF_8);
        byte[] small = Manifests.with("/documents", "[{\"file\":\"a.jpg\"},{\"file\":\"b.jpg\"}]")
                .getBytes(UTF_8);
        Read read = reader.read(variant.equals("bytes") ? manifest : small, Site.CN, Language.ZH);

        assertThat(read.submission()).isNull();
        assertThat(read.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("manifest.too-large");
            assertThat(finding.variant()).isEqualTo(variant);
            assertThat(finding.details()).containsEntry("limit", limit);
        });
    }

    @Test
    void takesAManifestAtTheBoundsAndNoneBeyond() {
        String domain = "{\"name\":\"a.cn\",\"purpose\":\"mail\",\"role\":\"catering\",\"trademarkOwner\":\"\"},";
        String thousand = "[" + domain.repeat(999) + "\"a.cn\"]";

        assertThat(read(Manifests.with("/domains", thousand)).findings()).isEmpty();
        assertThat(read(Manifests.with("/domains", "[\"b.cn\"," + thousand.substring(1)))
                        .submission())
                .isNull();
        assertThat(read("{\"a\":" + "[".repeat(500_000)).findings())
                .extracting(Finding::variant)
                .containsExactly("depth");
    }

    @Test
    void anUnreadManifestIsTooLarge() {
        assertThat(READER.tooLarge().submission()).isNull();
        assertThat(READER.tooLarge().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.details()).containsEntry("limit", "1048576"));
    }

    @Test
    void survivesWhateverBytesCome() {
        Random random = new Random(2);
        byte[] valid = Manifests.VALID.getBytes(UTF_8);
        List<byte[]> unexplained = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            byte[] spoilt = Arrays.copyOf(valid, random.nextInt(10) == 0 ? random.nextInt(valid.length) : valid.length);
            for (int j = random.nextInt(4); j >= 0 && spoilt.length > 0; j--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
            }
            Read read = read(spoilt);
            if (read.submission() == null && read.findings().isEmpty()) {
                unexplained.add(spoilt);
            }
        }
        assertThat(unexplained).isEmpty();
    }
}
