package io.realname.registrar;

import java.sql.Timestamp;
import java.time.Instant;
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
    static RegistrarDomain of(Map<String, ?> row) {
        return new RegistrarDomain(
                String.valueOf(row.get("domain")),
                date(row.get("expires_on")),
                text(row.get("holder_name")),
                text(row.get("holder_id_type")),
                text(row.get("holder_id_number")),
                Boolean.TRUE.equals(row.get("id_data_missing")));
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable LocalDate date(@Nullable Object value) {
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate();
        }
        return value instanceof LocalDate date ? date : null;
    }

    static @Nullable Instant instant(@Nullable Object value) {
        return value instanceof Timestamp timestamp ? timestamp.toInstant() : null;
    }
}
