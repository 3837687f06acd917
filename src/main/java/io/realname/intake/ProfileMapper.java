package io.realname.intake;

import io.realname.submission.HolderType;
import io.realname.submission.IdType;
import io.realname.submission.IdTypes;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile;
import io.realname.submission.Profile.Address;
import io.realname.submission.Profile.Contact;
import io.realname.submission.Profile.Phone;
import io.realname.submission.Profile.Validity;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From the well-formed fields of a manifest's profile to the record that the rules judge. Thread-safe. */
final class ProfileMapper {
    private static final String LONG_TERM = "long-term";

    private final IdTypes idTypes;
    private final String idTypeCodes;

    ProfileMapper(IdTypes idTypes) {
        this.idTypes = idTypes;
        idTypeCodes = idTypes.all().stream().map(IdType::code).collect(Collectors.joining(", "));
    }

    Profile map(Fields fields) {
        String region = fields.region("region");
        PersonalText number = fields.personal("idNumber");
        String idType = idType(fields, number, region);
        return new Profile(
                fields.constant("type", HolderType::of),
                fields.personal("name"),
                fields.personal("nameEn"),
                region,
                idType,
                meant(number, idType),
                fields.date("idIssuedOn"),
                validity(fields),
                fields.flag("specialOccupation", false),
                address(fields.child("address")),
                address(fields.child("addressEn")),
                phone(fields.child("phone")),
                fields.personal("email"),
                fields.has("contact") ? contact(fields.child("contact")) : null);
    }

    /** The canonical code of {@code idType}; number and region decide where two types share an alias. */
    @Nullable
    String idType(Fields fields, @Nullable PersonalText number, @Nullable String region) {
        String written = fields.text("idType");
        if (written == null) {
            return null;
        }
        Optional<String> code = idTypes.canonical(written, number == null ? null : number.value(), region);
        if (code.isEmpty()) {
            fields.refuse("idType", idTypeCodes);
        }
        return code.orElse(null);
    }

    private @Nullable PersonalText meant(@Nullable PersonalText number, @Nullable String idType) {
        return number == null
                ? null
                : idTypes.find(idType).map(type -> type.meant(number)).orElse(number);
    }

    private static @Nullable Validity validity(Fields fields) {
        if (LONG_TERM.equals(fields.text("idValidUntil"))) {
            return new Validity(null);
        }
        LocalDate until = fields.date("idValidUntil");
        return until == null ? null : new Validity(until);
    }

    private static Address address(Fields fields) {
        return new Address(
                fields.region("country"),
                fields.personal("province"),
                fields.personal("city"),
                fields.personal("district"),
                fields.personal("street"),
                fields.personal("postalCode"));
    }

    private static Phone phone(Fields fields) {
        return new Phone(fields.text("countryCode"), fields.personal("number"), fields.personal("extension"));
    }

    private Contact contact(Fields fields) {
        PersonalText number = fields.personal("idNumber");
        String idType = idType(fields, number, null);
        return new Contact(fields.personal("name"), idType, meant(number, idType));
    }
}
