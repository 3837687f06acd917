package io.realname.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.cli.Cli.Ended;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class ValidateTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Drops drops;

    @BeforeEach
    void picture() {
        drops = new Drops(folder);
    }

    @Test
    void findsNothingInAFaultlessSubmission() {
        Ended run = Cli.run("validate", drops.manifest("a.json"));

        assertThat(run)
                .isEqualTo(new Ended(
                        0,
                        folder.resolve("a.json") + " (T-1)\n  nothing found\n\n"
                                + "1 submission checked, 0 with errors: 0 errors, 0 holds, 0 warnings, 0 notes.\n",
                        ""));
    }

    @Test
    void tellsEachFindingWithItsRemedyAndSuggestion() {
        Path file = drops.manifest("a.json", manifest -> profile(manifest).put("name", "杭州 示例网络有限公司"));

        Ended run = Cli.run("validate", file);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("  error    name.whitespace  /profile/name\n")
                .contains("           Remedy: ")
                .contains("           Suggestion: 杭州示例网络有限公司\n")
                .endsWith("1 submission checked, 1 with errors: 1 error, 0 holds, 0 warnings, 0 notes.\n");
        assertThat(run.err()).isEmpty();
    }

    private static final String ROWS = """
            编号,持有者类型,持有者名称,地区,证件类型,证件号码,发证日期,有效期至,省份,城市,区县,地址,邮编,国家代码,电话,邮箱,域名,证件图片
            T-1,企业,杭州示例网络有限公司,中国,营业执照,91330100MA00000072,2019-05-06,长期,浙江省,杭州市,西湖区,示例路 1 号,310000,86,13800138000,ops@example.cn,示例.cn,licence.jpg
            T-2,企业,杭州示例网络有限公司,中国,营业执照,91330100MA00000073,2019-05-06,长期,浙江省,杭州市,西湖区,示例路 1 号,310000,86,13800138000,ops@example.cn,示例.cn,licence.jpg
            T-3,"企业
            """;

    @Test
    void judgesEachRowOfATableWithItsNumber() throws Exception {
        Path file = drops.write("rows.csv", ROWS.getBytes(StandardCharsets.UTF_8));

        Ended run = Cli.run("validate", "--json", file);

        JsonNode elements = json(run);
        assertThat(run.code()).isEqualTo(1);
        assertThat(elements.findValuesAsText("row")).containsExactly("2", "3", "4");
        assertThat(elements.at("/0/findings")).isEmpty();
        assertThat(elements.at("/1/findings/0/code").asText()).isEqualTo("id-number.check-digit");
        assertThat(elements.at("/2/submissionId").isNull()).isTrue();
        assertThat(elements.at("/2/findings/0/code").asText()).isEqualTo("manifest.unreadable");
        assertThat(Cli.run("validate", file).out())
                .contains("rows.csv, row 3 (T-2)", "3 submissions checked, 2 with errors");
    }

    @Test
    void judgesWhatIsInAPackageAndLeavesNothingOfIt() throws Exception {
        Path file = folder.resolve("all.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("in/rows.csv"));
            out.write(ROWS.getBytes(Charset.forName("GB18030")));
            out.putNextEntry(new ZipEntry("in/licence.jpg"));
            out.write(Files.readAllBytes(folder.resolve("licence.jpg")));
        }

        JsonNode elements = json(Cli.run("validate", "--json", file));

        assertThat(elements.findValuesAsText("entry")).containsExactly("in/rows.csv", "in/rows.csv", "in/rows.csv");
        assertThat(elements.at("/0/findings")).isEmpty();
        assertThat(Cli.run("validate", drops.write("bad.zip", new byte[] {1, 2}))
                        .code())
                .isEqualTo(2);
    }

    @Test
    void writesFindingsAsTheContractSays() throws IOException {
        Path file = drops.manifest("a.json", manifest -> profile(manifest).put("name", "杭州 示例网络有限公司"));

        JsonNode element = json(Cli.run("validate", "--json", file)).get(0);

        assertThat(element.fieldNames()).toIterable().containsExactly("file", "submissionId", "findings");
        assertThat(element.path("file").asText()).isEqualTo(file.toString());
        assertThat(element.path("submissionId").asText()).isEqualTo("T-1");
        assertThat(element.at("/findings/0").fieldNames())
                .toIterable()
                .containsExactly("code", "severity", "field", "message", "remedy", "suggestion");
        assertThat(element.at("/findings/0/severity").asText()).isEqualTo("error");
    }

    @Test
    void holdsWhatWasIssuedTooRecentlyAndEndsWell() throws IOException {
        Path file = drops.manifest("a.json", manifest -> profile(manifest).put("idIssuedOn", "2026-05-30"));

        Ended run = Cli.run("validate", "--json", file);

        assertThat(run.code()).isZero();
        assertThat(json(run).at("/0/findings/0/code").asText()).isEqualTo("document.newly-issued");
        assertThat(json(run).at("/0/findings/0/until").asText()).isEqualTo("2026-06-05T16:00:00Z");
    }

    @Test
    void judgesAsOfTheDateGiven() {
        Path file = drops.manifest("a.json", manifest -> profile(manifest).put("idValidUntil", "2026-05-31"));

        assertThat(Cli.run("validate", "--on", "2026-05-31", file).code()).isZero();
        assertThat(Cli.run("validate", "--on", "2026-06-01", file).code()).isEqualTo(1);
        assertThat(Cli.run("validate", file).out()).contains("document.expired");
    }

    @ParameterizedTest
    @CsvSource({"cn, 0", "intl, 1"})
    void takesTheSiteFromTheCommandLineWhereTheManifestNamesNone(String site, int code) {
        Path png = drops.manifest("a.json", manifest -> {
            manifest.remove("site");
            profile(manifest).put("idType", "TYDM");
            ((ObjectNode) manifest.at("/documents/0")).put("idType", "TYDM");
        });

        assertThat(Cli.run("validate", "--site", site, png).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "{} {}", "\0\0", "<xml/>"})
    void cannotReadWhatIsNoManifest(String content) throws IOException {
        Path file = drops.write("a.json", content.getBytes(StandardCharsets.UTF_8));

        Ended run = Cli.run("validate", "--json", file);

        assertThat(run.code()).isEqualTo(2);
        assertThat(codes(json(run).get(0))).containsExactly("manifest.unreadable");
        assertThat(json(run).get(0).path("submissionId").isNull()).isTrue();
        assertThat(json(run).get(0).has("submissionId")).isTrue();
    }

    @Test
    void doesNotReadAManifestOfTwoMegabytes() throws IOException {
        Path file = drops.write("a.json", new byte[2 << 20]);

        Ended run = Cli.run("validate", "--json", file);

        assertThat(run.code()).isEqualTo(2);
        assertThat(codes(json(run).get(0))).containsExactly("manifest.too-large");
    }

    @Test
    void tellsAllFaultsOfFormAtOnce() throws IOException {
        Path file = drops.manifest("a.json", manifest -> {
            profile(manifest).remove("name");
            profile(manifest).put("region", "Atlantis");
            manifest.put("nonsense", 1);
        });

        Ended run = Cli.run("validate", "--json", file);

        assertThat(run.code()).isEqualTo(1);
        assertThat(codes(json(run).get(0)))
                .containsExactly("manifest.schema", "manifest.schema", "manifest.unknown-field");
    }

    @Test
    void missesAPictureThatIsNotThere() throws IOException {
        Path file = drops.manifest("a.json", manifest -> document(manifest).put("file", "other.jpg"));

        assertThat(codes(json(Cli.run("validate", "--json", file)).get(0))).contains("document.missing");
    }

    @Test
    void followsNoLinkToAPicture() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.jpg"), folder.resolve("licence.jpg"));
        Path file = drops.manifest("a.json", manifest -> document(manifest).put("file", "link.jpg"));

        Ended run = Cli.run("validate", "--json", file);

        assertThat(run.code()).isEqualTo(1);
        assertThat(codes(json(run).get(0))).contains("document.unsafe-path").doesNotContain("document.missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../licence.jpg", "/etc/passwd", "a\\b.jpg", "."})
    void looksAtNothingOutsideOfTheManifestsFolder(String name) throws IOException {
        Path file = drops.manifest("sub/a.json", manifest -> document(manifest).put("file", name));

        JsonNode element = json(Cli.run("validate", "--json", file)).get(0);

        assertThat(codes(element)).contains("document.unsafe-path");
        assertThat(element.at("/findings/0/message").asText()).contains("(\"" + name + "\")");
    }

    @Test
    void followsNoLinkToAManifest() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), drops.manifest("a.json"));

        Ended run = Cli.run("validate", "--json", link);

        assertThat(run.code()).isEqualTo(2);
        assertThat(codes(json(run).get(0))).containsExactly("document.unsafe-path");
    }

    @ParameterizedTest
    @CsvSource({"empty.jpg, 0, document.too-small", "zeros.jpg, 60000, document.format"})
    void looksIntoThePicture(String name, int size, String code) throws IOException {
        drops.write(name, new byte[size]);
        Path file = drops.manifest("a.json", manifest -> document(manifest).put("file", name));

        assertThat(codes(json(Cli.run("validate", "--json", file)).get(0))).contains(code);
    }

    @Test
    void givesFindingsForWhateverBytes() throws IOException {
        Random random = new Random(7);
        byte[] manifest = Files.readAllBytes(drops.manifest("whole.json"));
        byte[] picture = Files.readAllBytes(folder.resolve("licence.jpg"));
        for (int i = 100; i < 200; i++) {
            drops.write("manifests/" + i + ".json", spoilt(manifest, random));
            drops.write("pictures/" + i + ".jpg", spoilt(picture, random));
            String name = i + ".jpg";
            drops.manifest(
                    "pictures/" + i + ".json", content -> document(content).put("file", name));
        }

        Ended run = Cli.run("validate", "--json", folder.resolve("manifests"), folder.resolve("pictures"));

        assertThat(run.err()).isEmpty();
        assertThat(json(run)).hasSize(200);
        assertThat(json(run))
                .filteredOn(element -> element.path("findings").isEmpty())
                .hasSizeLessThan(100);
    }

    /** A part of it, some bytes of it changed; often nothing of the original is left. */
    private static byte[] spoilt(byte[] whole, Random random) {
        byte[] spoilt = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
        int changes = random.nextInt(random.nextBoolean() ? 4 : spoilt.length);
        for (int i = 0; i < changes; i++) {
            spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
        }
        return spoilt;
    }

    @Test
    void comparesTheChecksum() throws IOException {
        Path file = drops.manifest("a.json", manifest -> document(manifest).put("sha256", "0".repeat(64)));

        assertThat(codes(json(Cli.run("validate", "--json", file)).get(0))).containsExactly("document.checksum");
    }

    @Test
    void readsAFolderInOrderAndEndsAsItsWorst() throws IOException {
        drops.manifest("b/z.json");
        drops.write("b/a.json", "{".getBytes(StandardCharsets.UTF_8));
        drops.manifest("c.json", manifest -> profile(manifest).put("name", " "));
        drops.manifest("notes.txt");

        Ended run = Cli.run("validate", "--json", folder);

        assertThat(run.code()).isEqualTo(2);
        assertThat(json(run))
                .extracting(element -> element.path("file").asText())
                .containsExactly(
                        folder.resolve("b/a.json").toString(),
                        folder.resolve("b/z.json").toString(),
                        folder.resolve("c.json").toString());
    }

    @Test
    void reportsManyFilesInTheirOrder() throws IOException {
        List<String> files = new ArrayList<>();
        for (int i = 100; i < 200; i++) {
            String id = "T-" + i;
            files.add(drops.manifest(i + ".json", manifest -> manifest.put("submissionId", id))
                    .toString());
        }

        JsonNode elements = json(Cli.run("validate", "--json", folder));

        assertThat(elements)
                .extracting(element -> element.path("file").asText())
                .containsExactlyElementsOf(files);
        assertThat(elements)
                .extracting(element -> element.path("submissionId").asText())
                .startsWith("T-100", "T-101")
                .endsWith("T-198", "T-199");
    }

    @Test
    void judgesAFileOnceThatIsNamedTwice() throws IOException {
        Path file = drops.manifest("sub/a.json");
        drops.manifest("sub/b.json");

        assertThat(json(Cli.run("validate", "--json", file, file, folder, folder.resolve("sub"))))
                .extracting(element -> element.path("file").asText())
                .containsExactly(file.toString(), folder.resolve("sub/b.json").toString());
    }

    @Test
    void goesThroughAFolderThatIsALinkButFollowsNoneInIt() throws IOException {
        drops.manifest("real/a.json");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("real").resolve("again"), folder);

        assertThat(json(Cli.run("validate", "--json", link)))
                .extracting(element -> element.path("file").asText())
                .containsExactly(link.resolve("a.json").toString());
    }

    @Test
    void writesAnEmptyArrayForAFolderWithoutManifests() throws IOException {
        Ended run = Cli.run("validate", "--json", folder);

        assertThat(run.code()).isZero();
        assertThat(json(run)).isEmpty();
        assertThat(json(run).isArray()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "validate | Missing required parameter: 'FILE'",
                "validate nowhere.json | There is no file or folder nowhere.json.",
                "validate --on 31.12.2026 x | \"31.12.2026\" is not a date such as 2026-06-01.",
                "validate --on +999999999-01-01 x | is not a date such as 2026-06-01.",
                "validate --site moon x | \"moon\" is no site; the sites are cn and intl.",
                "validate --jsn x | Unknown option: '--jsn'",
                "frobnicate | Unmatched argument at index 0: 'frobnicate'"
            })
    void saysInASentenceWhatIsWrongWithTheUsage(String line, String sentence) {
        Ended run = Cli.run((Object[]) line.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void showsWhereAnErrorCameFromOnlyWhenAsked() {
        assertThat(Cli.run("validate", "--verbose", "nowhere.json").err()).contains("\tat io.realname");
    }

    @Test
    void coloursTheSeverityAlone() {
        Path file = drops.manifest("a.json", manifest -> {
            manifest.put("@|bold x|@", 1);
            manifest.put("\u001b[2J", 1);
        });

        String out = Cli.run(Ansi.ON, "validate", file).out();

        assertThat(out).containsPattern("\u001b\\[33mwarning\u001b\\[").contains("@|bold x|@");
        assertThat(out).doesNotContain("\u001b[2J");
    }

    private static ObjectNode profile(ObjectNode manifest) {
        return (ObjectNode) manifest.path("profile");
    }

    private static ObjectNode document(ObjectNode manifest) {
        return (ObjectNode) manifest.at("/documents/0");
    }

    private static JsonNode json(Ended run) throws JsonProcessingException {
        return JSON.readTree(run.out());
    }

    private static List<String> codes(JsonNode element) {
        return StreamSupport.stream(element.path("findings").spliterator(), false)
                .map(finding -> finding.path("code").asText())
                .toList();
    }
}
