package io.realname.submission;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The registrant: who holds the domains and by which document that is proved. A null field was absent.
 *
 * @param region ISO 3166-1 alpha-2 code
 * @param idType canonical code of the identity document ({@code config/id-types.yaml})
 * @param specialOccupation military personnel, monks and the like, who cannot be matched by ID card number
 */
public record Profile(
        @Nullable HolderType type,
        @Nullable PersonalText name,
        @Nullable PersonalText nameEn,
        @Nullable String region,
        @Nullable String idType,
        @Nullable PersonalText idNumber,
        @Nullable LocalDate idIssuedOn,
        @Nullable Validity idValidUntil,
        boolean specialOccupation,
        Address address,
        Address addressEn,
        Phone phone,
        @Nullable PersonalText email,
        @Nullable Contact contact) {

    /** A postal address; every part may be absent. */
    public record Address(
            @Nullable String country,
            @Nullable PersonalText province,
            @Nullable PersonalText city,
            @Nullable PersonalText district,
            @Nullable PersonalText street,
            @Nullable PersonalText postalCode) {
        /** An address of which nothing is known. */
        public static final Address NONE = new Address(null, null, null, null, null, null);
    }

    /**
     * A telephone number in its three parts; every part may be absent. It holds nothing that is dropped without a finding, so that nobody is
     * sent that: the country code has neither spaces nor a plus sign or two zeros before it, the other parts have no invisible characters.
     */
    public record Phone(
            @Nullable String countryCode,
            @Nullable PersonalText number,
            @Nullable PersonalText extension) {
        private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}]+");
        private static final Pattern DIALLED_BEFORE = Pattern.compile("^(?:\\+|00){1,3}");
        /** Tabs, zero-width characters and marks of writing direction come along when a number is copied. */
        private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}]+");

        /** A number of which nothing is known. */
        public static final Phone NONE = new Phone(null, null, null);

        /** Drops what does not count. */
        public Phone {
            countryCode = countryCode == null ? null : bare(countryCode);
            number = visible(number);
            extension = visible(extension);
        }

        private static String bare(String code) {
            return DIALLED_BEFORE.matcher(SPACE.matcher(code).replaceAll("")).replaceFirst("");
        }

        private static @Nullable PersonalText visible(@Nullable PersonalText typed) {
            return typed == null
                    ? null
                    : new PersonalText(INVISIBLE.matcher(typed.value()).replaceAll(""));
        }
    }

    /** The domain's contact person; their own identity data matter for .gov.cn alone. */
    public record Contact(
            @Nullable PersonalText name,
            @Nullable String idType,
            @Nullable PersonalText idNumber) {}

    /**
     * How long a document is valid.
     *
     * @param until the last valid day, or null for a document without an end ("long-term")
     */
    public record Validity(@Nullable LocalDate until) {}
}
