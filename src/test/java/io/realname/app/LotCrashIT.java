package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.casefile.Failpoint;
import io.realname.intake.TestInbox;
import io.realname.simulator.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever instant the program dies at while it takes in a file of many rows, started again it loses no row and takes none twice. */
class LotCrashIT {
    /** Several slices, of which two are under way at once. */
    private static final int ROWS = 3 * IntakeStage.ROWS_IN_A_SLICE - 100;

    private static final int UNREADABLE = 700;
    private static final int WRONG_NUMBER = 800;
    private static final double DAY_SECONDS = 86_400;
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final String HEADER = "编号,持有者类型,持有者名称,国家地区,证件类型,证件号码,发证日期,有效期至,省份,城市,区县,地址,邮编,国家代码,电话,邮箱,域名,证件图片\n";

    @TempDir
    static Path folder;

    private static Instant start;

    @BeforeAll
    static void prepare() throws IOException {
        start = Samples.load(Path.of("samples")).start();
        TestInstallation.makeTemplate(folder.resolve("template"));
    }

    private static TestInstallation installation(String name) throws Exception {
        TestInstallation place =
                TestInstallation.copyOf(folder.resolve("template"), folder.resolve(name), start, DAY_SECONDS);
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 1; i <= ROWS; i++) {
            rows.append(row(i));
        }
        Path inbox = Files.createDirectories(place.data().resolve("inbox/R001"));
        Files.write(inbox.resolve("licence.jpg"), TestInbox.PICTURE);
        Files.writeString(inbox.resolve("rows.csv"), rows);
        for (String one : List.of("licence.jpg", "rows.csv")) {
            Files.setLastModifiedTime(
                    inbox.resolve(one), FileTime.from(Instant.now().minusSeconds(60)));
        }
        return place;
    }

    private static String row(int i) {
        if (i == UNREADABLE) {
            return "R-" + i + ",\"企业\n";
        }
        return "R-" + i + ",企业,示例公司,中国,营业执照," + (i == WRONG_NUMBER ? "91330100MA00000073" : "91330100MA00000072")
                + ",2019/5/6,长期,浙江省,杭州市,西湖区,示例路1号,310000,86,13800138000,ops@example.cn,a" + i + ".cn,licence.jpg\n";
    }

    private static long count(TestInstallation place, String query) {
        return place.product()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    private static void until(ChildProgram program, Callable<Boolean> condition) throws IOException {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(20))
                .failFast(program.log(), () -> !program.isAlive())
                .until(condition);
    }

    /** Whether the lot is finished: the last thing of it that goes is the claimed file. */
    private static boolean isFinished(TestInstallation place) throws IOException {
        return place.below("inbox").stream().noneMatch(path -> path.endsWith("rows.csv"))
                && place.below("work-lots").stream().noneMatch(path -> path.endsWith("rows.csv"));
    }

    private static void assertThatEachRowIsOneCase(TestInstallation place) throws IOException {
        assertThat(count(place, "select count(*) from submissions where disposition = 'case'"))
                .isEqualTo(ROWS);
        assertThat(count(place, "select count(*) from submissions")).isEqualTo(ROWS);
        assertThat(count(place, "select count(*) from cases")).isEqualTo(ROWS);
        assertThat(count(place, "select count(distinct submission_id) from cases"))
                .isEqualTo(ROWS - 1);
        assertThat(count(place, "select count(*) from domains")).isEqualTo(ROWS - 1);
        assertThat(count(place, "select count(*) from events where from_state is null"))
                .isEqualTo(ROWS);
        assertThat(count(place, "select count(*) from cases where 'manifest.unreadable' = any (codes)"))
                .isEqualTo(1);
        assertThat(count(place, "select count(*) from cases where 'id-number.check-digit' = any (codes)"))
                .isEqualTo(1);
        assertThat(count(place, "select count(*) from documents where look_enc is not null"))
                .isEqualTo(1);
        assertThat(place.below("inbox").stream().map(Path::getFileName).map(Path::toString))
                .doesNotContain("rows.csv", "licence.jpg");
        List<Path> receipts = place.below("outbox").stream()
                .filter(path -> path.toString().endsWith(".receipt.json"))
                .toList();
        assertThat(receipts).hasSize(1);
        JsonNode receipt = new ObjectMapper()
                .readTree(
                        place.data().resolve("outbox").resolve(receipts.get(0)).toFile());
        assertThat(receipt.path("rows").asInt()).isEqualTo(ROWS);
        assertThat(receipt.path("cases").asInt()).isEqualTo(ROWS);
        assertThat(receipt.at("/unreadableRows/0/row").asInt()).isEqualTo(UNREADABLE + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "AFTER_CLAIM, 2",
        "AFTER_DOCUMENT_STORED, 2",
        "BEFORE_COMMIT, 2",
        "AFTER_COMMIT, 1",
        "AFTER_COMMIT, 3",
    })
    void aCrashInTheMidstOfALotLosesNoRowAndTakesNoneTwice(Failpoint failpoint, int pass) throws Exception {
        try (TestInstallation place = installation(failpoint + "-" + pass)) {
            ChildProgram first = place.start(failpoint + ":" + pass);
            await().atMost(LONGEST).until(() -> !first.isAlive());
            assertThat(first.exitStatus()).as(first.log()).isEqualTo(Failpoint.EXIT);
            ChildProgram second = place.start("");
            try {
                until(second, () -> isFinished(place));
            } finally {
                second.kill();
            }
            assertThatEachRowIsOneCase(place);
        }
    }

    @Test
    void killingItWheneverSomeMoreRowsAreInLosesNoRowAndTakesNoneTwice() throws Exception {
        try (TestInstallation place = installation("killed")) {
            for (int rows = 0; rows < ROWS; rows += IntakeStage.ROWS_IN_A_SLICE) {
                int enough = rows;
                ChildProgram killed = place.start("");
                until(killed, () -> count(place, "select count(*) from submissions") > enough);
                killed.kill();
            }
            ChildProgram last = place.start("");
            try {
                until(last, () -> isFinished(place));
            } finally {
                last.kill();
            }
            assertThatEachRowIsOneCase(place);
        }
    }
}
