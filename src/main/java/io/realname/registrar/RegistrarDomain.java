package io.realname.registrar;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A domain as the registrar has it: one row of {@code sql/registrar/domains.sql}.
 *
 * @param ascii punycode form in lower case
 * @param expiresOn last day of the registration, null if the registrar does not say
 * @param idDataMissing whether it was registered so long ago that the holder's ID data are missing
 */
record RegistrarDomain(
        String ascii,
        @Nullable LocalDate expiresOn,
        @Nullable String holderName,
        @Nullable String holderIdType,
        @Nullable String holderIdNumber,
        boolean idDataMissing) {
    /** The domain of a row with the canonical columns. */
    static RegistrarDomain of(Map<String, ?> columns) {
        CanonicalRow row = new CanonicalRow("domains.sql", columns);
        return new RegistrarDomain(
                row.name("domain"),
                row.date("expires_on"),
                row.text("holder_name"),
                row.text("holder_id_type"),
                row.text("holder_id_number"),
                row.flag("id_data_missing"));
    }
}
