package io.realname.notify;

/** Hides the middle of an ID number, so that a reader recognises it and nobody can use it. */
public final class Masking {
    private static final int SHOWN = 4;

    private Masking() {}

    /** Whether the value of that field of a manifest is an ID number. */
    public static boolean isNumber(String field) {
        return field.endsWith("/idNumber") || field.endsWith("/printedNumber");
    }

    /** The first and the last four characters with asterisks between; asterisks alone for a short number. */
    public static String number(String number) {
        if (number.length() < 3 * SHOWN) {
            return "*".repeat(number.length());
        }
        return number.substring(0, SHOWN)
                + "*".repeat(number.length() - 2 * SHOWN)
                + number.substring(number.length() - SHOWN);
    }
}
