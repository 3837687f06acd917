package io.realname.submission;

import java.time.LocalDate;
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

    /** A telephone number in its three parts; every part may be absent. */
    public record Phone(
            @Nullable String countryCode,
            @Nullable PersonalText number,
            @Nullable PersonalText extension) {
        /** A number of which nothing is known. */
        public static final Phone NONE = new Phone(null, null, null);
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
