package io.realname.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleRegistrarIT {
    private final Jdbi owner = TestDatabase.fresh();
    private Instant now;
    private SampleRegistrar registrar;
    private Jdbi reader;
    private Jdbi sync;

    @BeforeEach
    void open() throws Exception {
        Samples samples = Samples.load(Path.of("samples"));
        now = samples.start();
        reader = TestDatabase.role(owner, SampleRegistrar.READER);
        sync = TestDatabase.role(owner, SampleRegistrar.SYNC);
        registrar = SampleRegistrar.open(owner, Path.of("sql/sample-registrar"), () -> now);
        registrar.load(Population.of(samples.all()).registered(), samples.start());
    }

    /** As camel-jdbc does: each named parameter becomes a question mark. */
    private static String positional(String file) throws Exception {
        return Files.readString(Path.of("sql/registrar", file)).replaceAll(":\\?\\w+", "?");
    }

    private List<Map<String, Object>> domains(String... names) throws Exception {
        String sql = positional("domains.sql");
        return reader.withHandle(handle -> query(handle, sql, names));
    }

    private static List<Map<String, Object>> query(Handle handle, String sql, String... values) throws Exception {
        try (var statement = handle.getConnection().prepareStatement(sql)) {
            statement.setArray(1, handle.getConnection().createArrayOf("text", values));
            try (var rows = statement.executeQuery()) {
                List<Map<String, Object>> all = new ArrayList<>();
                while (rows.next()) {
                    Map<String, Object> row = new TreeMap<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.put(rows.getMetaData().getColumnLabel(i), rows.getObject(i));
                    }
                    all.add(row);
                }
                return all;
            }
        }
    }

    @Test
    void returnsTheCanonicalColumnsForTheDomainsThatItHas() throws Exception {
        assertThat(domains("example-trade.cn", "example-unknown.cn"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row)
                            .containsOnlyKeys(
                                    "domain",
                                    "registrar",
                                    "registrar_approved",
                                    "expires_on",
                                    "epp_statuses",
                                    "update_locked",
                                    "transfer_locked",
                                    "holder_name",
                                    "holder_id_type",
                                    "holder_id_number",
                                    "holder_region",
                                    "site",
                                    "id_data_missing",
                                    "email",
                                    "email_verified",
                                    "email_link_sent_at",
                                    "profile_verified",
                                    "domain_verified");
                    assertThat(row)
                            .containsEntry("holder_name", "杭州示例贸易有限公司")
                            .containsEntry("holder_id_number", "91330100MA0000015W")
                            .containsEntry("registrar_approved", true)
                            .containsEntry("email_verified", true)
                            .containsEntry("id_data_missing", false)
                            .containsEntry("site", "cn");
                });
    }

    @Test
    void findsTheSamplesAmongHundredsOfOthers() throws Exception {
        int count = reader.withHandle(handle -> handle.select("select count(*) from legacy.t_domain")
                .mapTo(Integer.class)
                .one());

        assertThat(count).isGreaterThan(340);
        assertThat(domains("specimen-0025.com"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("id_data_missing", true));
    }

    @Test
    void keepsWhatHasChangedWhenItIsSetUpAgain() throws Exception {
        owner.useHandle(handle ->
                handle.execute("update legacy.t_domain set st_cds = 'serverHold' where dom_nm = 'example-trade.cn'"));
        long contacts = contacts();

        SampleRegistrar again = SampleRegistrar.open(owner, Path.of("sql/sample-registrar"), () -> now);
        again.load(Population.of(Samples.load(Path.of("samples")).all()).registered(), now);

        assertThat(domains("example-trade.cn"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("epp_statuses", "serverHold"));
        assertThat(contacts()).isEqualTo(contacts);
    }

    private long contacts() {
        return owner.withHandle(handle -> handle.select("select count(*) from legacy.t_contact")
                .mapTo(Long.class)
                .one());
    }

    @Test
    void verifiesAnAddressWhenItsDayComes() throws Exception {
        assertThat(verified("later@example.cn")).isFalse();
        now = now.plus(Duration.ofDays(2));
        registrar.tick();

        assertThat(verified("later@example.cn")).isTrue();
        assertThat(verified("never@example.cn")).isFalse();
        registrar.verifyEmail("Never@example.cn");
        assertThat(verified("never@example.cn")).isTrue();
    }

    private boolean verified(String email) throws Exception {
        String sql = positional("emails.sql");
        return (boolean)
                reader.withHandle(handle -> query(handle, sql, email)).get(0).get("verified");
    }

    @Test
    void takesASyncOnceAndLetsItsRolesDoNothingElse() throws Exception {
        String sql = positional("sync.sql");
        Object[] row = {"key-1", "example-trade.cn", "2026-03-05T02:00:00Z", "名", "YYZZ", "1", true};

        assertThat(sync.<Integer, RuntimeException>withHandle(handle -> handle.execute(sql, row)))
                .isEqualTo(1);
        assertThat(sync.<Integer, RuntimeException>withHandle(handle -> handle.execute(sql, row)))
                .isZero();
        assertThatThrownBy(() -> sync.useHandle(handle -> handle.execute("update legacy.t_email set vrf_flg = 'Y'")))
                .isInstanceOf(UnableToExecuteStatementException.class);
        assertThatThrownBy(() -> reader.useHandle(handle -> handle.execute(sql, row)))
                .isInstanceOf(UnableToExecuteStatementException.class);
    }
}
