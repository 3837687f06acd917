package io.realname.registrar;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A name of a government body: one row of {@code sql/registrar/government-names.sql}.
 *
 * @param body the body's ID number in upper case
 * @param ascii punycode form in lower case
 * @param purpose {@code portal} or {@code mail}, null if the registrar does not know
 */
record GovernmentName(String body, String ascii, @Nullable String purpose) {
    /** The name of a row with the canonical columns. */
    static GovernmentName of(Map<String, ?> columns) {
        CanonicalRow row = new CanonicalRow("government-names.sql", columns);
        return new GovernmentName(
                row.name("holder_id_number").strip().toUpperCase(Locale.ROOT), row.name("domain"), row.text("purpose"));
    }
}
