package io.realname.screening.contact;

import io.realname.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lists that the rules about contact data look things up in ({@code config/contact.yaml}). Immutable.
 *
 * @param withoutProvince regions whose addresses name no province
 * @param withDistrict regions whose addresses name a district, {@code districtWords} what it is called there
 * @param withoutDistrict cities that have no district
 * @param villageWords what may stand for a house number, in lower case
 * @param postalCodes the form of postal codes by region; {@code default} for the others
 * @param withoutPostalCode regions whose post uses none
 * @param areaCode the form of the mainland's area codes
 * @param mainlandCode the mainland's country calling code
 * @param oldSuffixes top-level domains of e-mail addresses that are not new, besides those of two letters
 * @param idnCountryCodes the internationalised country codes, in punycode
 */
public record ContactLists(
        Set<String> withoutProvince,
        Set<String> withDistrict,
        List<String> districtWords,
        List<String> withoutDistrict,
        List<String> villageWords,
        Map<String, Pattern> postalCodes,
        Set<String> withoutPostalCode,
        Pattern areaCode,
        String mainlandCode,
        Set<String> oldSuffixes,
        Set<String> idnCountryCodes) {
    /**
     * Reads {@code contact.yaml}.
     *
     * @throws IOException if it cannot be read, or a list is missing or unknown
     * @throws IllegalStateException if it has no default form of postal codes
     */
    public static ContactLists load(Path file) throws IOException {
        ContactLists lists = YamlFile.read(file, ContactLists.class);
        if (!lists.postalCodes().containsKey("default")) {
            throw new IllegalStateException(file + " has no default form of postal codes.");
        }
        return lists;
    }
}
