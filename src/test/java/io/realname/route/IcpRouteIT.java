package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseState;
import io.realname.casefile.Errand;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.http.FakeHttp;
import io.realname.http.HttpCalls;
import io.realname.icp.IcpErrands;
import io.realname.submission.IdTypes;
import io.realname.time.BusinessCalendar;
import io.realname.time.Times;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 60-icp}: the check when it is due, and again while the authority does not answer. */
class IcpRouteIT {
    private final TestRoutes routes = new TestRoutes();
    private final FakeHttp authority = new FakeHttp();
    private TestFile test;
    private UUID id;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        test = new TestFile(folder);
        IcpErrands errands = new IcpErrands(
                test.file,
                new HttpCalls(Duration.ofSeconds(10)),
                authority.url(),
                IdTypes.load(Path.of("config/id-types.yaml")),
                BusinessCalendar.load(Path.of("config/calendar")),
                Times.load(Path.of("config/times.yaml")).icp(),
                false);
        routes.work("icp", test.errands(Errand.Kind.ICP)).bean("icpErrands", errands);
        id = test.approved(TestSubmission.of("S-1"));
        errands.planCheck(test.errands(Errand.Kind.SYNC).next().orElseThrow());
    }

    @AfterEach
    void stop() {
        routes.close();
        authority.close();
        test.close();
    }

    @Test
    void asksWhenItIsDueAndNotBeforeAndGoesOnAfterAnOutage() throws Exception {
        authority.answers(200, "not what was agreed: 张三");

        routes.start("60-icp.camel.yaml");
        test.business = test.business.plus(Duration.ofDays(2));
        Awaitility.await()
                .untilAsserted(() -> assertThat(test.rows("select last_error from outbox"))
                        .singleElement()
                        .satisfies(row -> assertThat(String.valueOf(row.get("last_error")))
                                .contains("IllegalArgumentException")
                                .doesNotContain("张三")));
        String holder = "{\"name\": \"杭州测试样本有限公司\", \"idType\": \"YYZZ\", \"idNumber\": \"91330100MA00000072\"}";
        authority.answers(
                200,
                "{\"known\": true, \"verified\": true, \"holder\": " + holder + ", \"filing\": {\"subject\": " + holder
                        + ", \"verdict\": \"match\"}}");
        test.system = test.system.plusSeconds(60);

        Awaitility.await().untilAsserted(() -> assertThat(test.state(id)).isEqualTo(CaseState.CLOSED));
    }
}
