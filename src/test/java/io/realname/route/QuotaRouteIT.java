package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.Home;
import io.realname.app.IntakeStage;
import io.realname.app.IntakeWork;
import io.realname.app.Knowledge;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.TestFile;
import io.realname.intake.Source;
import io.realname.intake.Sources;
import io.realname.intake.TestInbox;
import io.realname.intake.Way;
import io.realname.submission.Language;
import io.realname.submission.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 10-intake} and {@code 11-lots} with a source that may submit three a day, and one that may not drop at all. */
class QuotaRouteIT {
    private static final String HEADER = "编号,持有者类型,持有者名称,国家地区,证件类型,证件号码,发证日期,有效期至,省份,城市,区县,地址,邮编,国家代码,电话,邮箱,域名,证件图片\n";

    private final TestRoutes routes = new TestRoutes();
    private TestFile test;
    private TestInbox inbox;

    @BeforeEach
    void prepare(@TempDir Path data) throws Exception {
        test = new TestFile(data);
        inbox = new TestInbox(data, test.system.minus(Duration.ofHours(1)));
        Knowledge knowledge = Knowledge.load(Path.of("config"));
        Sources sources = new Sources(Map.of(
                "R001",
                new Source("R001", Set.of(Way.FOLDER), Site.CN, Language.ZH, 3, StandardCharsets.UTF_8),
                "R002",
                new Source("R002", Set.of(Way.REST), Site.CN, Language.EN, null, StandardCharsets.UTF_8)));
        test.file.quotas().set(sources.quotas());
        IntakeWork work = new IntakeWork(
                new Home(Path.of("").toAbsolutePath(), data, data.resolve("keys")),
                test.file,
                knowledge,
                sources,
                DocumentStore.open(data.resolve("documents"), test.keys),
                Duration.ZERO);
        routes.work("drops", work.drops())
                .work("lots", work.lots())
                .bean("intake", new IntakeStage(knowledge.screening(), test.file.arrivals()));
    }

    @AfterEach
    void stop() {
        routes.close();
        test.close();
    }

    private void awaitCases(int number) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            test.system = test.system.plusSeconds(1); // what came too late for a day has its next turn
            assertThat(test.count("select count(*) from cases")).isEqualTo(number);
        });
    }

    private void nextDay() {
        test.business = test.business.plus(Duration.ofDays(1));
        test.system = test.system.plus(Duration.ofDays(1));
    }

    private void rows(String path, int from, int to) throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = from; i <= to; i++) {
            rows.append("R-" + i + ",企业,示例公司,中国,营业执照,91330100MA00000072,2019/5/6,长期,浙江省,杭州市,西湖区,示例路1号,310000,86,"
                    + "13800138000,ops@example.cn,a" + i + ".cn,licence.jpg\n");
        }
        inbox.write("inbox/R001/" + path + "/licence.jpg", TestInbox.PICTURE);
        Path file = inbox.data.resolve("inbox/R001/" + path + "/rows.csv");
        Files.writeString(file, rows);
        Files.setLastModifiedTime(file, FileTime.from(test.system.minusSeconds(60)));
    }

    @Test
    void dropsBeyondTheQuotaStayInTheInboxUntilTheNextDay() throws Exception {
        for (int i = 1; i <= 5; i++) {
            String id = "S-" + i;
            inbox.drop("R001/" + id, manifest -> manifest.put("submissionId", id));
        }
        inbox.drop("R003/other", manifest -> manifest.put("submissionId", "OTHER"));

        routes.start("10-intake.camel.yaml");

        awaitCases(4);
        Awaitility.await().untilAsserted(() -> {
            assertThat(inbox.files("inbox")).hasSize(4).allMatch(file -> file.startsWith("R001/"));
            assertThat(inbox.files("work")).isEmpty();
        });

        nextDay();

        awaitCases(6);
        Awaitility.await().untilAsserted(() -> assertThat(inbox.files("inbox")).isEmpty());
        assertThat(test.count("select count(*) from submissions where disposition = 'case'"))
                .isEqualTo(6);
    }

    @Test
    void rowsBeyondTheQuotaWaitAndHoldUpNobody() throws Exception {
        rows("first", 1, 5);
        rows("second", 6, 9);

        routes.start("11-lots.camel.yaml");

        awaitCases(3);
        assertThat(inbox.files("outbox")).isEmpty();
        inbox.write("inbox/R003/rows.csv", HEADER);
        test.system = test.system.plusSeconds(1); // the next look into the inbox
        Awaitility.await().untilAsserted(() -> assertThat(inbox.files("outbox")).hasSize(1));

        nextDay();
        awaitCases(6);
        nextDay();

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            test.system = test.system.plusSeconds(1); // What came too late for a day has its next turn.
            assertThat(inbox.files("outbox")).hasSize(3);
        });
        assertThat(test.count("select count(*) from cases where submission_id like 'R-%'"))
                .isEqualTo(9);
        assertThat(test.count("select count(*) from submissions where disposition = 'duplicate'"))
                .isZero();
        assertThat(inbox.files("inbox")).isEmpty();
    }

    @Test
    void dropsOfASourceWithoutAFolderGoToQuarantineWithTheReason() throws Exception {
        inbox.drop("R002/a", manifest -> manifest.put("submissionId", "A"));
        inbox.write("inbox/R002/b/licence.jpg", TestInbox.PICTURE);
        Path rows = inbox.data.resolve("inbox/R002/b/rows.csv");
        Files.writeString(rows, HEADER);
        Files.setLastModifiedTime(rows, FileTime.from(test.system.minusSeconds(60)));

        routes.startAll("10-intake.camel.yaml", "11-lots.camel.yaml");

        Awaitility.await().untilAsserted(() -> {
            assertThat(inbox.files("inbox")).isEmpty();
            assertThat(inbox.files("quarantine"))
                    .filteredOn(file -> file.endsWith(".reason.json"))
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(Files.readString(
                                    inbox.data.resolve("quarantine").resolve(file)))
                            .contains("source.way-closed", "realname.sources.R002.ways"));
        });
        assertThat(test.count("select count(*) from cases where state = 'quarantined'"))
                .isEqualTo(2);
    }
}
