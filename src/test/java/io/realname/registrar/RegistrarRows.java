package io.realname.registrar;

import java.sql.Date;
import java.util.HashMap;
import java.util.Map;

/** Rows as the integrator's queries return them, sound ones of the holder of every test submission, with a few columns changed. */
final class RegistrarRows {
    static final String NAME = "杭州测试样本有限公司";
    static final String NUMBER = "91330100MA00000072";

    private RegistrarRows() {}

    /** A row of {@code domains.sql} with changes (column, value, column, value …). */
    static Map<String, Object> domain(String name, Object... changes) {
        Map<String, Object> row = new HashMap<>();
        row.put("domain", name);
        row.put("registrar", "示例网络注册商");
        row.put("registrar_approved", true);
        row.put("expires_on", Date.valueOf("2030-01-01"));
        row.put("epp_statuses", "ok");
        row.put("update_locked", false);
        row.put("transfer_locked", false);
        row.put("holder_name", NAME);
        row.put("holder_id_type", "YYZZ");
        row.put("holder_id_number", NUMBER);
        row.put("holder_region", "CN");
        row.put("site", "cn");
        row.put("id_data_missing", false);
        row.put("email", "ops@example.cn");
        row.put("email_verified", true);
        row.put("email_link_sent_at", null);
        row.put("profile_verified", false);
        row.put("domain_verified", false);
        for (int i = 0; i < changes.length; i += 2) {
            row.put((String) changes[i], changes[i + 1]);
        }
        return row;
    }

    /** A row of {@code emails.sql}. */
    static Map<String, Object> email(String address, boolean verified) {
        Map<String, Object> row = new HashMap<>();
        row.put("email", address);
        row.put("verified", verified);
        row.put("link_sent_at", null);
        return row;
    }

    /** A row of {@code blocklist.sql}. */
    static Map<String, Object> blocked(String name, String number) {
        Map<String, Object> row = new HashMap<>();
        row.put("holder_name", name);
        row.put("holder_id_number", number);
        return row;
    }

    /** A row of {@code government-names.sql}. */
    static Map<String, Object> government(String number, String domain, String purpose) {
        Map<String, Object> row = new HashMap<>();
        row.put("holder_id_number", number);
        row.put("domain", domain);
        row.put("purpose", purpose);
        return row;
    }
}
