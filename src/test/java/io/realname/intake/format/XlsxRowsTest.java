package io.realname.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.realname.submission.IdTypes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxRowsTest {
    private static final String WORKBOOK =
            "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets>" + "</workbook>";
    private static final String RELATIONS =
            "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";

    @TempDir
    Path folder;

    private Columns columns;

    @BeforeEach
    void load() throws IOException {
        columns = Columns.load(Path.of("config/columns.yaml"), IdTypes.load(Path.of("config/id-types.yaml")));
    }

    private List<Row> read(Path file) throws Exception {
        List<Row> all = new ArrayList<>();
        try (XlsxRows rows = new XlsxRows(file, columns)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }

    private Path written(Sheet content) throws IOException {
        Path file = folder.resolve("rows.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            content.write(workbook.newWorksheet("rows"));
        }
        return file;
    }

    private interface Sheet {
        void write(Worksheet sheet);
    }

    private Path zipped(Map<String, String> parts) throws IOException {
        Path file = folder.resolve("raw.xlsx");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private Path raw(String sheetData) throws IOException {
        return zipped(Map.of(
                "xl/workbook.xml",
                WORKBOOK,
                "xl/_rels/workbook.xml.rels",
                RELATIONS,
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData>" + sheetData + "</sheetData></worksheet>"));
    }

    @Test
    void keepsTextAsTextAndADateADate() throws Exception {
        Path file = written(sheet -> {
            String[] header = {"编号", "持有者类型", "证件号码", "发证日期", "域名", "证件图片", "是否备案", "邮编"};
            for (int i = 0; i < header.length; i++) {
                sheet.value(0, i, header[i]);
            }
            sheet.value(2, 0, "A-1");
            sheet.value(2, 1, "企业");
            sheet.value(2, 2, "91330100MA00000072");
            sheet.value(2, 3, LocalDate.of(2019, 5, 6));
            sheet.style(2, 3).format("yyyy-mm-dd").set();
            sheet.value(2, 4, "a.cn;b.cn");
            sheet.value(2, 5, "l.jpg");
            sheet.value(2, 6, true);
            sheet.value(2, 7, 310000);
        });

        List<Row> rows = read(file);

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(3);
            JsonNode manifest = Objects.requireNonNull(row.manifest());
            assertThat(manifest.at("/profile/idNumber").asText()).isEqualTo("91330100MA00000072");
            assertThat(manifest.at("/profile/idIssuedOn").asText()).isEqualTo("2019-05-06");
            assertThat(manifest.at("/profile/type").asText()).isEqualTo("organization");
            assertThat(manifest.path("icpFiling").asBoolean()).isTrue();
            assertThat(manifest.at("/profile/address/postalCode").asText()).isEqualTo("310000");
        });
    }

    @Test
    void aNumberThatExcelHasDamagedStaysAsExcelWroteIt() throws Exception {
        List<Row> rows = read(raw("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c><c r="B1" t="inlineStr"><is><t>证件号码</t></is></c></row>
                <row r="2"><c r="A2"><v>17</v></c><c r="B2"><v>1.10101199003074E+17</v></c></row>
                <row r="3"><c r="A3"><v>18</v></c><c r="B3"><v>330100000000007</v></c></row>
                <row r="4"><c r="A4"><v>19</v></c><c r="B4"><v>3.301E+14</v></c></row>"""));

        assertThat(rows)
                .extracting(row -> row.manifest().at("/profile/idNumber").asText())
                .containsExactly(
                        "1.10101199003074E+17",
                        "330100000000007",
                        "330100000000000".replace("000000000000", "100000000000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E-999999999", "1E-2147483647", "1E+999999999", "-7E-500"})
    void doesNotWriteOutANumberWithAnExponentOfItsSendersOwn(String number) throws Exception {
        List<Row> rows = read(raw("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c><c r="B1" t="inlineStr"><is><t>证件号码</t></is></c></row>
                <row r="2"><c r="A2"><v>17</v></c><c r="B2"><v>%s</v></c></row>""".formatted(number)));

        assertThat(rows.get(0).manifest().at("/profile/idNumber").asText()).isEqualTo(number);
    }

    @Test
    void takesAFormulaByItsSavedValueAndRichTextWithoutItsReading() throws Exception {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("xl/workbook.xml", WORKBOOK);
        parts.put("xl/_rels/workbook.xml.rels", RELATIONS);
        parts.put(
                "xl/sharedStrings.xml",
                "<sst><si><t>编号</t></si><si><t>持有者名称</t></si><si><r><t>示例</t></r><r><t>公司</t></r>"
                        + "<rPh sb=\"0\" eb=\"1\"><t>shili</t></rPh></si></sst>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
                        + "<row><c t=\"str\"><f>HYPERLINK(\"http://127.0.0.1/\",\"A\")</f><v>A-1</v></c>"
                        + "<c t=\"s\"><v>2</v></c></row></sheetData></worksheet>");

        List<Row> rows = read(zipped(parts));

        assertThat(rows.get(0).manifest().path("submissionId").asText()).isEqualTo("A-1");
        assertThat(rows.get(0).manifest().at("/profile/name").asText()).isEqualTo("示例公司");
    }

    @Test
    @Timeout(60)
    void readsManyRowsWithTextsOfTheirOwn() throws Exception {
        int many = 100_000;
        Path file = written(sheet -> {
            sheet.value(0, 0, "编号");
            sheet.value(0, 1, "持有者名称");
            for (int i = 1; i <= many; i++) {
                sheet.value(i, 0, "S-" + i);
                sheet.value(i, 1, "示例公司" + i);
            }
        });
        int count = 0;
        try (XlsxRows rows = new XlsxRows(file, columns)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                count++;
                assertThat(row.manifest().at("/profile/name").asText()).isEqualTo("示例公司" + count);
            }
        }
        assertThat(count).isEqualTo(many);
    }

    @Test
    void refusesWhatIsNoExcelFile() throws Exception {
        refused(Files.writeString(folder.resolve("text.xlsx"), "no zip"), "no-xlsx");
        refused(zipped(Map.of("other.xml", "<a/>")), "no-xlsx");
        refused(zipped(Map.of("xl/workbook.xml", WORKBOOK)), "no-xlsx");
        refused(raw(""), "empty");
        refused(raw("<row><c t=\"inlineStr\"><is><t>nobody knows this</t></is></c></row>"), "no-header");
        refused(raw("<row><c"), "syntax");
    }

    @Test
    @Timeout(30)
    void refusesABomb() throws Exception {
        String zeros = "<row><c><v>" + " ".repeat(60_000) + "</v></c></row>";
        refused(raw(zeros.repeat(2000)), "ratio");
    }

    @Test
    void refusesADocumentType() throws Exception {
        refused(
                zipped(Map.of(
                        "xl/workbook.xml",
                        "<!DOCTYPE a [<!ENTITY x \"y\">]>" + WORKBOOK.replace("name=\"a\"", "name=\"&x;\""),
                        "xl/_rels/workbook.xml.rels",
                        RELATIONS)),
                "no-xlsx");
    }

    private void refused(Path file, String variant) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        RowsRefused.class,
                        refused -> assertThat(refused.variant()).isEqualTo(variant));
    }
}
