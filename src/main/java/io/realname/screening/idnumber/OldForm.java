package io.realname.screening.idnumber;

import org.jspecify.annotations.Nullable;

/** The kinds of numbers that organisations' documents bore before the reform of 2015-10-01. */
public enum OldForm {
    /** Eight characters and a check character, often with a hyphen between (GB 11714). */
    ORGANISATION_CODE,
    /** Fifteen digits (GS 15). */
    REGISTRATION_NUMBER;

    /** The old form that this number has by length and alphabet, or null; its check character is not looked at. */
    public static @Nullable OldForm of(String number) {
        if (number.length() == 15 && Characters.allDigits(number, 0, 15)) {
            return REGISTRATION_NUMBER;
        }
        boolean hyphen = number.length() == 10 && number.charAt(8) == '-';
        if (number.length() != 9 && !hyphen) {
            return null;
        }
        for (int i = 0; i < 8; i++) {
            if (!Characters.isDigit(number.charAt(i)) && !Characters.isUpper(number.charAt(i))) {
                return null;
            }
        }
        char check = number.charAt(number.length() - 1);
        return Characters.isDigit(check) || check == 'X' ? ORGANISATION_CODE : null;
    }
}
