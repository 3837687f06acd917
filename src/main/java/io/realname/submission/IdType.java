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
