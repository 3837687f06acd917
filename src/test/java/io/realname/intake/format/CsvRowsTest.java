package io.realname.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import io.realname.submission.IdType;
import io.realname.submission.IdTypes;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
    @TempDir
    Path folder;

    private Columns columns;

    @BeforeEach
    void load() throws IOException {
        columns = Columns.load(Path.of("config/columns.yaml"), IdTypes.load(Path.of("config/id-types.yaml")));
    }

    private List<Row> read(String text, Charset charset) throws Exception {
        return read(text.getBytes(charset));
    }

    private List<Row> read(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("rows.csv"), bytes);
        List<Row> all = new ArrayList<>();
        try (CsvRows rows = new CsvRows(file, columns)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }

    private JsonNode one(String text) throws Exception {
        List<Row> rows = read(text, StandardCharsets.UTF_8);
        assertThat(rows).hasSize(1);
        return Objects.requireNonNull(rows.get(0).manifest());
    }

    @Test
    void takesTheManifestsOwnNames() throws Exception {
        JsonNode manifest = one("""
                submissionId,site,profile.type,profile.name,profile.address.city,domains,documents.1.file,documents.1.role,icpFiling
                A-1,cn,organization,"示例, 公司",杭州市,a.cn;b.cn ; 示例.cn,x/licence.jpg,front,true
                """);

        assertThat(manifest.path("submissionId").asText()).isEqualTo("A-1");
        assertThat(manifest.at("/profile/name").asText()).isEqualTo("示例, 公司");
        assertThat(manifest.at("/profile/address/city").asText()).isEqualTo("杭州市");
        assertThat(manifest.path("domains").toString()).isEqualTo("[\"a.cn\",\"b.cn\",\"示例.cn\"]");
        assertThat(manifest.at("/documents/0/file").asText()).isEqualTo("x/licence.jpg");
        assertThat(manifest.path("icpFiling").isBoolean()).isTrue();
    }

    @Test
    void takesEveryDocumentByTheNamesItHas() throws Exception {
        IdTypes types = IdTypes.load(Path.of("config/id-types.yaml"));
        for (IdType type : types.all()) {
            for (String name : List.of(type.code(), type.code().toLowerCase(Locale.ROOT), type.zh(), type.en())) {
                JsonNode manifest = one("submissionId\tprofile.idType\nA-1\t" + name);
                assertThat(manifest.at("/profile/idType").asText()).as(name).isEqualTo(type.code());
            }
        }
        assertThat(one("submissionId,证件类型\nA-1,台胞证").at("/profile/idType").asText())
                .isEqualTo("TWJMTX");
        assertThat(one("submissionId,证件类型\nA-1,学生证").at("/profile/idType").asText())
                .isEqualTo("学生证");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void takesChineseHeadersAndWordsInBothEncodings(String charset) throws Exception {
        List<Row> rows = read("""
                编号;持有者类型;持有者名称;国家/地区;证件类型*;证件号码;发证日期;有效期至;特殊职业;域名;证件图片;是否备案;备注
                B-1;企业;示例公司;中国大陆;营业执照;91330100MA00000072;2019年5月6日;长期;否;a.cn;l.jpg;是;第一行
                """, Charset.forName(charset));

        JsonNode manifest = Objects.requireNonNull(rows.get(0).manifest());
        assertThat(manifest.toString())
                .isEqualTo("{\"submissionId\":\"B-1\",\"profile\":{\"type\":\"organization\",\"name\":\"示例公司\","
                        + "\"region\":\"CN\",\"idType\":\"YYZZ\",\"idNumber\":\"91330100MA00000072\","
                        + "\"idIssuedOn\":\"2019-05-06\",\"idValidUntil\":\"long-term\",\"specialOccupation\":false},"
                        + "\"icpFiling\":true,\"domains\":[\"a.cn\"],"
                        + "\"documents\":[{\"file\":\"l.jpg\",\"role\":\"front\",\"idType\":\"YYZZ\"}]}");
    }

    @Test
    void findsTheFirstChineseCharacterHoweverFarDownItIs() throws Exception {
        String plain = "a,b.cn,x\n".repeat(50_000);
        List<Row> rows = read("编号,域名,联系人\n" + plain + "z,b.cn,张三\n", Charset.forName("GB18030"));

        assertThat(rows).hasSize(50_001);
        assertThat(rows.get(50_000).manifest().at("/profile/contact/name").asText())
                .isEqualTo("张三");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "正面图片,反面图片#f.jpg,b.jpg#front:f.jpg back:b.jpg",
                "文件,文件#f.jpg,b.jpg#front:f.jpg back:b.jpg",
                "文件1,文件 2#f.jpg,b.jpg#front:f.jpg back:b.jpg",
                "documents.1.file,documents.2.file,documents.2.role#f.jpg,b.jpg,contact-id#front:f.jpg contact-id:b.jpg",
                "documents.contact-id.file,图片#c.jpg,f.jpg#contact-id:c.jpg back:f.jpg",
                "文件1,文件2#,b.jpg#front:b.jpg"
            })
    void knowsWhichDocumentAFileIs(String header, String cells, String documents) throws Exception {
        List<String> told = new ArrayList<>();
        one(header + "\n" + cells + "\n")
                .path("documents")
                .forEach(document -> told.add(document.path("role").asText() + ":"
                        + document.path("file").asText()));

        assertThat(String.join(" ", told)).isEqualTo(documents);
    }

    @Test
    void joinsWhatIsSaidOfTheFirstDocumentWithTheFileOfTheFront() throws Exception {
        JsonNode manifest = one("正面图片,证件上的名称\nf.jpg,示例公司\n");

        assertThat(manifest.path("documents").size()).isEqualTo(1);
        assertThat(manifest.at("/documents/0/printedName").asText()).isEqualTo("示例公司");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "=\"091330100\"#091330100",
                "'091330100#091330100",
                "'tis#'tis",
                "091330100#091330100",
                "1.10101E+17#1.10101E+17",
                "` 12 `#` 12 `"
            })
    void readsANumberAsItsSenderMeantIt(String cell, String number) throws Exception {
        String quoted = '"' + cell.replace("\"", "\"\"") + '"';

        assertThat(one("编号,证件号码\nA," + quoted + "\n").at("/profile/idNumber").asText())
                .isEqualTo(number.equals("'tis") ? "tis" : number);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-05-06,2019-05-06",
        "2019/5/6,2019-05-06",
        "2019.05.06,2019-05-06",
        "20190506,2019-05-06",
        "2019-05-06 00:00:00,2019-05-06",
        "2019-02-30,2019-02-30",
        "06/05/2019,06/05/2019",
        "5/6/2019,5/6/2019"
    })
    void readsADateThatCanMeanOneDayOnly(String cell, String date) throws Exception {
        assertThat(one("编号,发证日期\nA," + cell + "\n").at("/profile/idIssuedOn").asText())
                .isEqualTo(date);
    }

    @Test
    void oneColumnForTheCountryMeansTheAddressToo() throws Exception {
        assertThat(one("地区,地址\n香港,某道 1 号\n").at("/profile/address/country").asText())
                .isEqualTo("HK");
        assertThat(one("地区,所在国家,地址\n香港,中国,某道 1 号\n")
                        .at("/profile/address/country")
                        .asText())
                .isEqualTo("CN");
    }

    @Test
    void anUnknownColumnStaysVisibleAndAnIgnoredOneGoes() throws Exception {
        JsonNode manifest = one("编号,证件号马,备注,profile.nmae\nA,1,x,y\n");

        assertThat(manifest.has("证件号马")).isTrue();
        assertThat(manifest.at("/profile/nmae").asText()).isEqualTo("y");
        assertThat(manifest.size()).isEqualTo(4);
    }

    @Test
    void aBrokenRowCostsThatRowAlone() throws Exception {
        List<Row> rows = read("""
                编号,持有者名称,域名
                A,一,a.cn
                B,"二,b.cn
                C,"三",c.cn
                D,四,d.cn,e.cn
                E,"五
                六",e.cn
                F,a "b,f.cn
                G,七,g.cn
                """, StandardCharsets.UTF_8);

        assertThat(rows).extracting(Row::number).containsExactly(2, 3, 4, 5, 6, 8, 9);
        assertThat(rows).extracting(Row::fault).containsExactly(null, "quote", null, "columns", null, null, null);
        assertThat(rows.get(4).manifest().at("/profile/name").asText()).isEqualTo("五\n六");
    }

    @Test
    void aRowThatIsNoTextInTheFilesEncodingCostsThatRowAlone() throws Exception {
        byte[] good = "编号,持有者名称\nA,一\n".getBytes(StandardCharsets.UTF_8);
        byte[] gbk = "B,二号公司\n".getBytes(Charset.forName("GB18030"));
        byte[] more = "C,三\n".repeat(20).getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[good.length + gbk.length + more.length];
        System.arraycopy(good, 0, all, 0, good.length);
        System.arraycopy(gbk, 0, all, good.length, gbk.length);
        System.arraycopy(more, 0, all, good.length + gbk.length, more.length);

        List<Row> rows = read(all);

        assertThat(rows).hasSize(22);
        assertThat(rows.get(1).fault()).isEqualTo("encoding");
        assertThat(rows.get(2).manifest().at("/profile/name").asText()).isEqualTo("三");
    }

    @Test
    void aLineWithoutEndIsCutAndRefused() throws Exception {
        List<Row> rows = read("编号\n" + "x".repeat(3 << 20) + "\nB\n", StandardCharsets.UTF_8);

        assertThat(rows).extracting(Row::fault).containsExactly("too-long", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"documents.0.idType", "documents.99999999999.idType", "documents.0.file", "domains.0.name"})
    void numbersThatNobodyCountsByCostNoRow(String column) throws Exception {
        List<Row> rows = read("编号," + column + "\nA,SFZ\n", StandardCharsets.UTF_8);

        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.fault()).isNull());
    }

    @Test
    void aHeaderThatRepeatsAColumnForEverIsRefusedAtOnce() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> read("编号" + ",文件".repeat(16_000) + "\nA\n", StandardCharsets.UTF_8))
                        .isInstanceOf(RowsRefused.class));
    }

    @ParameterizedTest
    @CsvSource({
        "'',empty",
        "'\n\n',empty",
        "'1,2,3\n4,5,6',no-header",
        "'编号,证件号码,身份证号\nA,1,2',duplicate-column",
        "'编号,profile.contact,profile.contact.idNumber\nA,1,2',duplicate-column",
        "'编号,profile.contact.idNumber,profile.contact\nA,1,2',duplicate-column"
    })
    void aFileWithoutAHeaderIsRefused(String text, String variant) {
        assertThatThrownBy(() -> read(text, StandardCharsets.UTF_8))
                .isInstanceOfSatisfying(
                        RowsRefused.class,
                        refused -> assertThat(refused.variant()).isEqualTo(variant));
    }

    @Test
    void linesEndAsTheyLikeAndExcelMayNameItsDelimiter() throws Exception {
        assertThat(read("\uFEFFsep=;\r\n编号;域名\r\nA;a.cn\r\n\r\nB;b.cn", StandardCharsets.UTF_8))
                .extracting(Row::number)
                .containsExactly(3, 5);
        assertThat(read("编号\t域名\rA\ta.cn\rB\tb.cn\r", StandardCharsets.UTF_8)).hasSize(2);
    }
}
