package io.realname.registrar;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A domain as the registrar has it: one row of {@code sql/registrar/domains.sql}.
 *
 * @param ascii punycode form in lower case
 * @param registrarApproved whether MIIT has approved the registrar that keeps it, as far as known
 * @param expiresOn last day of the registration, null if the registrar does not say
 * @param statuses EPP status words in lower case
 * @param updateLocked whether changes are locked; likewise {@code transferLocked} moving to another holder or registrar
 * @param holder the holder at the registrar
 * @param international whether it is a domain of the international site
 * @param emailVerified whether the holder's address at the registrar is verified
 * @param profileVerified whether the holder's profile is verified; likewise {@code verified} the domain itself
 */
record RegistrarDomain(
        String ascii,
        boolean registrarApproved,
        @Nullable LocalDate expiresOn,
        Set<String> statuses,
        boolean updateLocked,
        boolean transferLocked,
        Holder holder,
        boolean international,
        boolean emailVerified,
        boolean profileVerified,
        boolean verified) {
    private static final String QUERY = "domains.sql";

    /**
     * The holder as the registrar has it; null is what was never recorded.
     *
     * @param idDataMissing whether it was registered so long ago that the holder's ID data are missing
     */
    record Holder(
            @Nullable String name,
            @Nullable String idType,
            @Nullable String idNumber,
            @Nullable String region,
            boolean idDataMissing) {
        /** Nothing of whom it is. */
        @Override
        public String toString() {
            return "the registrar's holder";
        }
    }

    /** The domain of a row with the canonical columns. */
    static RegistrarDomain of(Map<String, ?> columns) {
        CanonicalRow row = new CanonicalRow(QUERY, columns);
        return new RegistrarDomain(
                row.name("domain"),
                row.flagUnlessDenied("registrar_approved"),
                row.date("expires_on"),
                words(row.text("epp_statuses")),
                row.flag("update_locked"),
                row.flag("transfer_locked"),
                new Holder(
                        row.text("holder_name"),
                        row.text("holder_id_type"),
                        row.text("holder_id_number"),
                        row.text("holder_region"),
                        row.flag("id_data_missing")),
                "intl".equals(row.text("site")),
                row.flag("email_verified"),
                row.flag("profile_verified"),
                row.flag("domain_verified"));
    }

    private static Set<String> words(@Nullable String list) {
        Set<String> words = new TreeSet<>();
        for (String word : (list == null ? "" : list).split(",", -1)) {
            if (!word.isBlank()) {
                words.add(word.strip().toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }
}
