package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.DomainState;
import io.realname.casefile.Errand;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.http.HttpCalls;
import io.realname.icp.IcpErrands;
import io.realname.registrar.RegistrarSync;
import io.realname.simulator.TestRegistrar;
import io.realname.submission.IdTypes;
import io.realname.time.BusinessCalendar;
import io.realname.time.Times;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 50-registrar-sync}: a verified domain written to the registrar, once however often it is sent. */
class RegistrarSyncRouteIT {
    private final TestRoutes routes = new TestRoutes();
    private TestFile test;
    private TestRegistrar registrar;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        test = new TestFile(folder);
        registrar = new TestRegistrar(test.file.business());
        IcpErrands icp = new IcpErrands(
                test.file,
                new HttpCalls(Duration.ofSeconds(10)),
                URI.create("http://127.0.0.1:9"),
                IdTypes.load(Path.of("config/id-types.yaml")),
                BusinessCalendar.load(Path.of("config/calendar")),
                Times.load(Path.of("config/times.yaml")).icp(),
                false);
        routes.work("sync", test.errands(Errand.Kind.SYNC))
                .bean("registrarSync", new RegistrarSync(test.file.jdbi(), test.file.loader()))
                .bean("registrarWriter", registrar.sync())
                .bean("icpErrands", icp);
    }

    @AfterEach
    void stop() {
        routes.close();
        registrar.close();
        test.close();
    }

    @Test
    void tellsTheRegistrarAndPlansTheIcpCheck() throws Exception {
        UUID id = test.approved(TestSubmission.of("S-1").domains("a-test.cn", "b-test.cn"));

        routes.start("50-registrar-sync.camel.yaml");

        Awaitility.await()
                .untilAsserted(() -> assertThat(test.view(id).domains())
                        .allSatisfy(domain -> assertThat(domain.state()).isEqualTo(DomainState.ICP_WAITING)));
        assertThat(registrar.synced())
                .hasSize(2)
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("domain", "a-test.cn")
                        .containsEntry("holder_name", "杭州测试样本有限公司")
                        .containsEntry("holder_id_type", "YYZZ")
                        .containsEntry("holder_id_number", "91330100MA00000072"));
    }

    @Test
    void writesOneRowForAnErrandThatIsRunTwice() throws Exception {
        UUID id = test.approved(TestSubmission.of("S-1"));
        UUID domain = test.view(id).domains().get(0).id();
        registrar.execute(
                "insert into legacy.realname_sync (key, domain, verified_at, holder_name, holder_id_type, holder_id_number)"
                        + " values (?, 'example-test.cn', now(), 'x', 'x', 'x')",
                "sync:" + domain);

        routes.start("50-registrar-sync.camel.yaml");

        Awaitility.await()
                .untilAsserted(() -> assertThat(test.rows("select kind from outbox"))
                        .extracting(row -> row.get("kind"))
                        .isEqualTo(List.of("icp")));
        assertThat(registrar.synced()).hasSize(1);
    }

    @Test
    void waitsWhileTheRegistrarCannotBeWrittenAndThenGoesOn() throws Exception {
        test.approved(TestSubmission.of("S-1"));
        registrar.execute("revoke insert on legacy.realname_sync from registrar_sync");

        routes.start("50-registrar-sync.camel.yaml");
        Awaitility.await()
                .untilAsserted(() -> assertThat(test.rows("select last_error from outbox"))
                        .singleElement()
                        .satisfies(row -> assertThat(String.valueOf(row.get("last_error")))
                                .contains("SQL state 42501")
                                .doesNotContain("91330100MA00000072")));
        registrar.execute("grant insert on legacy.realname_sync to registrar_sync");
        test.system = test.system.plusSeconds(60);

        Awaitility.await().untilAsserted(() -> assertThat(registrar.synced()).hasSize(1));
    }
}
