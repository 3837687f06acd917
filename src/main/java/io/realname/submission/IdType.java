package io.realname.submission;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A kind of identity document ({@code config/id-types.yaml}).
 *
 * @param code canonical code
 * @param en its name in English; likewise {@code zh} in Chinese
 * @param regions {@code all}, or ISO codes separated by spaces, or {@code all-but} followed by such codes
 * @param sides how many sides its picture must show: 1 or 2
 * @param number the number format that applies
 * @param aliases other registrars' codes for it alone
 */
public record IdType(
        String code,
        String en,
        String zh,
        Set<HolderType> holders,
        String regions,
        int sides,
        String number,
        List<String> aliases) {
    /** The number formats that end with the check character of GB 11643. */
    private static final Set<String> CHECKED_BY_X =
            Set.of("resident", "hk-mo-residence", "tw-residence", "foreigner-residence");

    /** The number as it is meant: where such a document's number ends with an x, that is the check character X. */
    public PersonalText meant(PersonalText number) {
        return CHECKED_BY_X.contains(this.number) ? new PersonalText(upperLastX(number.value())) : number;
    }

    /** The number of 18 characters with an X at its end where it has an x; any other as it is. */
    public static String upperLastX(String number) {
        return number.length() == 18 && number.charAt(17) == 'x' ? number.substring(0, 17) + 'X' : number;
    }

    /** Whether a holder of this region can have such a document. */
    public boolean coversRegion(String region) {
        List<String> words = Arrays.asList(regions.split(" ", -1));
        return switch (words.get(0)) {
            case "all" -> true;
            case "all-but" -> !words.contains(region);
            default -> words.contains(region);
        };
    }
}
