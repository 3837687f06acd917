package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.IntakeStage;
import io.realname.app.Knowledge;
import io.realname.casefile.CaseView;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.TestFile;
import io.realname.intake.DropFolders;
import io.realname.intake.LotEnd;
import io.realname.intake.LotQueue;
import io.realname.intake.Sources;
import io.realname.intake.TestInbox;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LotsRouteIT {
    private static final String HEADER =
            "编号,持有者类型,持有者名称,国家地区,证件类型,证件号码,发证日期,有效期至,省份,城市,区县,地址,邮编," + "国家代码,电话,邮箱,域名,证件图片,备注\n";

    private final TestRoutes routes = new TestRoutes();
    private TestFile test;
    private TestInbox inbox;

    @BeforeEach
    void prepare(@TempDir Path data) throws Exception {
        test = new TestFile(data);
        inbox = new TestInbox(data, test.system.minus(Duration.ofHours(1)));
        Knowledge knowledge = Knowledge.load(Path.of("config"));
        routes.work(
                        "lots",
                        new LotQueue(
                                DropFolders.in(data),
                                test.file.ids(),
                                test.file.system(),
                                10,
                                Duration.ZERO,
                                knowledge.manifests(),
                                knowledge.formats(),
                                new Sources(Map.of()),
                                DocumentStore.open(data.resolve("documents"), test.keys),
                                knowledge.pictures(),
                                test.file.business(),
                                new LotEnd(DropFolders.in(data), knowledge.texts(), 200),
                                test.file.quotas()::isSpent))
                .bean("intake", new IntakeStage(knowledge.screening(), test.file.arrivals()));
    }

    @AfterEach
    void stop() {
        routes.close();
        test.close();
    }

    private static String row(int i, String number) {
        return "R-" + i + ",企业,示例公司,中国,营业执照," + number + ",2019/5/6,长期,浙江省,杭州市,西湖区,示例路1号,310000,86,13800138000,"
                + "ops@example.cn,a" + i + ".cn,licence.jpg,第" + i + "行\n";
    }

    @Test
    void takesInAnExportOfALegacySystemWithItsBadRows() throws Exception {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 1; i <= 25; i++) {
            rows.append(row(i, "91330100MA00000072"));
        }
        rows.append(row(26, "91330100MA00000073")); // a wrong check digit
        rows.append(row(27, "9.13301E+17")); // what Excel made of it
        rows.append("R-28,\"企业\n");
        inbox.write("inbox/R001/export/licence.jpg", TestInbox.PICTURE);
        Path file = inbox.data.resolve("inbox/R001/export/rows.csv");
        Files.write(file, rows.toString().getBytes(Charset.forName("GB18030")));
        Files.setLastModifiedTime(file, FileTime.from(test.system.minusSeconds(60)));

        routes.start("11-lots.camel.yaml");

        Awaitility.await().untilAsserted(() -> {
            assertThat(test.count("select count(*) from cases")).isEqualTo(28);
            assertThat(inbox.files("inbox")).isEmpty();
            assertThat(inbox.files("work-lots")).isEmpty();
            assertThat(inbox.files("outbox")).hasSize(1);
        });
        assertThat(test.count("select count(*) from cases where cardinality(codes) = 0"))
                .isEqualTo(25);
        assertThat(test.count("select count(*) from cases where 'id-number.check-digit' = any (codes)"))
                .isEqualTo(1);
        assertThat(test.count(
                        "select count(*) from cases where 'manifest.unreadable' = any (codes) and state = 'rejected'"))
                .isEqualTo(1);
        assertThat(test.count("select count(*) from cases where state = 'received'"))
                .isZero();
        assertThat(test.count("select count(*) from events where to_state = 'screened' and actor = 'screening'"))
                .isEqualTo(25);
        assertThat(test.count("select count(*) from documents where look_enc is not null"))
                .isEqualTo(1);
        assertThat(test.count("select count(distinct document) from submission_documents"))
                .isEqualTo(1);
        CaseView damaged = test.file.reader().findBySubmissionId("R-27").get(0);
        assertThat(damaged.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).startsWith("id-number.");
            assertThat(finding.variant()).isEqualTo("spreadsheet");
        });
    }
}
