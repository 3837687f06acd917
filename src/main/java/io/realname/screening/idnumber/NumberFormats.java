package io.realname.screening.idnumber;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The number formats by the names that {@code config/id-types.yaml} gives them. */
public final class NumberFormats {
    /** A number of which nothing is known. */
    public static final NumberFormat UNCHECKED = new NumberFormat() {
        @Override
        public List<Flaw> check(String number, LocalDate today) {
            return List.of();
        }

        @Override
        public boolean isFree() {
            return true;
        }
    };

    /** The unified social credit code. */
    public static final NumberFormat CREDIT_CODE = new CreditCode();
    /** The residence permits of Hong Kong, Macao and Taiwan residents. */
    public static final NumberFormat RESIDENCE_PERMIT = new ResidentNumber(true);

    private static final String RESIDENT_OFFICE = "resident-office";
    private static final NumberFormat OVERSEAS = new FreeNumber(1, 30, "-/() ");
    private static final Map<String, NumberFormat> BY_NAME = Map.ofEntries(
            Map.entry("resident", new ResidentNumber(false)),
            Map.entry("hk-mo-residence", RESIDENCE_PERMIT),
            Map.entry("tw-residence", RESIDENCE_PERMIT),
            Map.entry("hk-mo-travel", new TravelPermitNumber(false)),
            Map.entry("tw-travel", new TravelPermitNumber(true)),
            Map.entry("foreigner-residence", new ForeignerResidenceNumber()),
            Map.entry("passport", new FreeNumber(5, 17, "")),
            Map.entry("credit-code", CREDIT_CODE),
            Map.entry("lenient-credit-code", new LenientCreditCode(CREDIT_CODE)),
            Map.entry("overseas", OVERSEAS),
            Map.entry("unchecked", UNCHECKED));
    private static final Map<OldForm, NumberFormat> WITH_OLD = Map.of(
            OldForm.ORGANISATION_CODE, new OldOrganisationNumber(OldForm.ORGANISATION_CODE, CREDIT_CODE),
            OldForm.REGISTRATION_NUMBER, new OldOrganisationNumber(OldForm.REGISTRATION_NUMBER, CREDIT_CODE));

    private NumberFormats() {}

    /** Whether there is a format of that name. */
    public static boolean isKnown(String name) {
        return name.equals(RESIDENT_OFFICE) || BY_NAME.containsKey(name);
    }

    /**
     * The format of that name for a holder of that region.
     *
     * @param region decides for {@code resident-office}: a credit code in the mainland, else an overseas number
     * @param old the old number that is taken instead of a credit code, or null
     */
    public static NumberFormat of(String name, @Nullable String region, @Nullable OldForm old) {
        NumberFormat format = name.equals(RESIDENT_OFFICE)
                ? "CN".equals(region) ? CREDIT_CODE : OVERSEAS
                : BY_NAME.getOrDefault(name, UNCHECKED);
        return format == CREDIT_CODE && old != null ? WITH_OLD.getOrDefault(old, format) : format;
    }
}
