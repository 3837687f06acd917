package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.realname.casefile.CaseView;
import io.realname.intake.TestInbox;
import io.realname.notify.HarmlessCell;
import io.realname.web.ServiceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** What came in as the formula of a cell goes out as a harmless text, whichever way it came. */
class FormulaCellsIT extends LivesInTown {
    private static final String FORMULA = "=cmd|'/C'!A0";
    private static final List<String> HEAD = List.of(
            "编号", "持有者类型", "持有者名称", "地区", "证件类型", "证件号码", "发证日期", "有效期至", "省份", "城市", "区县", "地址", "邮编", "国家代码", "电话",
            "邮箱", "域名", "证件图片");

    private static List<String> row(String id) {
        return List.of(
                id,
                "企业",
                "杭州示例网络有限公司",
                "中国",
                "营业执照",
                NUMBER,
                "2019/5/6",
                "长期",
                "浙江省",
                "杭州市",
                "西湖区",
                "示例路 1 号",
                "310000",
                "86",
                "13800138000",
                "ops@example.cn",
                FORMULA,
                "licence.jpg");
    }

    @Test
    void goesOutOfATableHarmless() throws Exception {
        open();
        drop(
                "-night.csv",
                (String.join(",", HEAD) + "\n" + String.join(",", row("CSV-1")) + "\n")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(lineOf("CSV-1")).contains("'" + FORMULA, "'-night.csv");
    }

    @Test
    void goesOutOfASpreadsheetHarmless() throws Exception {
        open();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("rows");
            for (int i = 0; i < HEAD.size(); i++) {
                sheet.value(0, i, HEAD.get(i));
                sheet.value(1, i, row("XLSX-1").get(i));
            }
        }
        drop("=1+1.xlsx", bytes.toByteArray());

        assertThat(lineOf("XLSX-1")).contains("'" + FORMULA, "'=1+1.xlsx");
    }

    @Test
    void goesOutOfAManifestHarmless() throws Exception {
        open();
        town.inbox.drop("R001/one", manifest -> formula(manifest, "JSON-1"));

        assertThat(lineOf("JSON-1")).contains("'" + FORMULA);
    }

    @Test
    void goesOutOfAFormHarmless() throws Exception {
        open();
        post(TestInbox.json(manifest -> formula(manifest, "API-1")));

        assertThat(lineOf("API-1")).contains("'" + FORMULA);
    }

    private static void formula(ObjectNode manifest, String id) {
        manifest.put("submissionId", id).putArray("domains").add(FORMULA);
    }

    private void drop(String name, byte[] content) {
        town.inbox.write("inbox/R001/licence.jpg", TestInbox.PICTURE);
        town.inbox.write("inbox/R001/" + name, content);
    }

    private void post(byte[] manifest) throws IOException, InterruptedException {
        ServiceFile place = ServiceFile.read(data).orElseThrow();
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        part(form, "manifest", "manifest.json", manifest);
        part(form, "file", "licence.jpg", TestInbox.PICTURE);
        form.writeBytes("--xx--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(place.url() + "/api/v1/submissions?source=R001"))
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(Path.of(place.tokenFile())).strip())
                .header("Content-Type", "multipart/form-data; boundary=xx")
                .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(202);
    }

    private static void part(ByteArrayOutputStream form, String field, String name, byte[] content) {
        form.writeBytes(
                ("--xx\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name + "\"\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** The line of a submission in the summary of its day, of which no cell is a formula. */
    private List<String> lineOf(String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> town.service().file().reader().findBySubmissionId(id).stream()
                        .map(CaseView::state)
                        .anyMatch(state -> state.isTold()));
        town.business = town.business.plus(Duration.ofDays(1));
        Path file = data.resolve("outbox/R001/summary-2026-03-03.csv");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(file));
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().ofCsvRecord(Files.readString(file).substring(1))) {
            List<String> line = csv.stream()
                    .map(CsvRecord::getFields)
                    .filter(cells -> cells.get(0).equals(id))
                    .findFirst()
                    .orElseThrow();
            assertThat(line)
                    .allSatisfy(cell -> assertThat(HarmlessCell.of(cell)).isEqualTo(cell));
            return line;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
