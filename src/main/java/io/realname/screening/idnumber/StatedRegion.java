package io.realname.screening.idnumber;

import org.jspecify.annotations.Nullable;

/** The region that a number itself names: 81 HK, 82 MO, 83 TW on identity numbers, H HK, M MO on travel permits (F A). */
public final class StatedRegion {
    private StatedRegion() {}

    /**
     * The ISO code of that region, or null if such a number names none of the three.
     *
     * @param format name of the number format
     */
    public static @Nullable String of(String format, String number) {
        return switch (format) {
            case "resident", "hk-mo-residence", "tw-residence" ->
                number.length() == 18 ? ofIdentityNumber(number) : null;
            case "hk-mo-travel" -> number.startsWith("H") ? "HK" : number.startsWith("M") ? "MO" : null;
            default -> null;
        };
    }

    private static @Nullable String ofIdentityNumber(String number) {
        return switch (number.substring(0, 2)) {
            case "81" -> "HK";
            case "82" -> "MO";
            case "83" -> "TW";
            default -> null;
        };
    }
}
