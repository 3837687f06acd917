package io.realname.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalRowTest {
    private final Map<String, Object> columns = RegistrarRows.domain(
            "a.cn",
            "expires_on",
            Date.valueOf("2026-03-03"),
            "holder_name",
            null,
            "epp_statuses",
            " clientHold,OK, ",
            "transfer_locked",
            true,
            "email_verified",
            false);

    @Test
    void readsADomain() {
        assertThat(RegistrarDomain.of(columns))
                .isEqualTo(new RegistrarDomain(
                        "a.cn",
                        true,
                        LocalDate.of(2026, 3, 3),
                        Set.of("clienthold", "ok"),
                        false,
                        true,
                        new RegistrarDomain.Holder(null, "YYZZ", RegistrarRows.NUMBER, "CN", false),
                        false,
                        false,
                        false,
                        false));
    }

    @Test
    void readsAnEmailVerification() {
        Instant sent = Instant.parse("2026-03-03T01:00:00Z");

        assertThat(EmailVerification.of(
                        Map.of("email", "a@b.cn", "verified", true, "link_sent_at", Timestamp.from(sent))))
                .isEqualTo(new EmailVerification("a@b.cn", true, sent));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expires_on",
                "holder_name",
                "holder_id_type",
                "id_data_missing",
                "domain",
                "epp_statuses",
                "update_locked",
                "domain_verified"
            })
    void saysWhichColumnTheQueryLacks(String column) {
        columns.remove(column);

        assertThatThrownBy(() -> RegistrarDomain.of(columns))
                .isInstanceOf(QueryNotAsAgreed.class)
                .hasMessageContaining("sql/registrar/domains.sql")
                .hasMessageContaining(" " + column + " ");
    }

    @Test
    void saysWhichColumnIsOfAnotherTypeWithoutQuotingIt() {
        columns.put("id_data_missing", "Y 张三");

        assertThatThrownBy(() -> RegistrarDomain.of(columns))
                .isInstanceOf(QueryNotAsAgreed.class)
                .hasMessageContaining("id_data_missing")
                .hasMessageNotContaining("张三");
        columns.put("id_data_missing", false);
        columns.put("expires_on", "2026-03-03");
        assertThatThrownBy(() -> RegistrarDomain.of(columns)).hasMessageContaining("Date");
    }

    @Test
    void insistsOnAName() {
        columns.put("domain", null);

        assertThatThrownBy(() -> RegistrarDomain.of(columns)).isInstanceOf(QueryNotAsAgreed.class);
    }
}
