package io.realname.icp;

import com.fasterxml.jackson.databind.JsonNode;
import io.realname.submission.IdTypes;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile;
import java.util.Locale;

/**
 * The three data that are compared.
 *
 * @param idType canonical code
 * @param idNumber in upper case
 */
record Holder(PersonalText name, String idType, PersonalText idNumber) {
    /** The holder of a profile that was verified. */
    static Holder of(Profile profile) {
        PersonalText name = profile.name();
        PersonalText number = profile.idNumber();
        return new Holder(
                name == null ? new PersonalText("") : name,
                String.valueOf(profile.idType()),
                new PersonalText(number == null ? "" : number.value().strip().toUpperCase(Locale.ROOT)));
    }

    /** The holder in an answer of the authority; absent fields are empty. */
    static Holder of(JsonNode node, IdTypes idTypes) {
        String type = node.path("idType").asText("");
        String number = node.path("idNumber").asText("").strip().toUpperCase(Locale.ROOT);
        return new Holder(
                new PersonalText(node.path("name").asText("")),
                idTypes.canonical(type, number, null).orElse(type),
                new PersonalText(number));
    }
}
