package io.realname.screening.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;

/** What can be said of the digits of a telephone number under a country calling code, by libphonenumber. */
final class PhoneDigits {
    /** No number is longer (ITU-T E.164), so that the digits fit into a long. */
    private static final int LONGEST = 17;

    private PhoneDigits() {}

    /** The digits as ASCII, without the signs that part them (a leading plus stays), or null if there is anything else in it. */
    static @Nullable String of(String typed) {
        StringBuilder digits = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                digits.append((char) ('0' + digit));
            } else if (c == '+' || c == '\uFF0B') {
                if (!digits.isEmpty()) {
                    return null;
                }
                digits.append('+');
            } else if (!Character.isSpaceChar(c) && "-()./\u2010\u2011\u2012\u2013\uFF08\uFF09\uFF0D".indexOf(c) < 0) {
                return null;
            }
        }
        return digits.toString();
    }

    /** Whether the digits can be a number of that country, as they are or without its trunk prefix. */
    static ValidationResult judge(int country, String digits) {
        if (digits.isEmpty() || digits.charAt(0) == '+') {
            return ValidationResult.INVALID_LENGTH;
        }
        ValidationResult direct = digits.length() > LONGEST
                ? ValidationResult.TOO_LONG
                : Calling.NUMBERS.isPossibleNumberWithReason(number(country, digits));
        if (direct == ValidationResult.IS_POSSIBLE) {
            return direct;
        }
        try {
            PhoneNumber parsed = Calling.NUMBERS.parse(digits, Calling.NUMBERS.getRegionCodeForCountryCode(country));
            boolean possible = parsed.getCountryCode() == country
                    && Calling.NUMBERS.isPossibleNumberWithReason(parsed) == ValidationResult.IS_POSSIBLE;
            return possible ? ValidationResult.IS_POSSIBLE : direct;
        } catch (NumberParseException notANumber) {
            return direct;
        }
    }

    static boolean isPossible(int country, String digits) {
        return judge(country, digits) == ValidationResult.IS_POSSIBLE;
    }

    /** The digits without the country code that they repeat, or null if they do not. */
    static @Nullable String withoutCode(int country, String digits) {
        boolean plus = digits.startsWith("+");
        String rest = plus ? digits.substring(1) : digits.startsWith("00") ? digits.substring(2) : digits;
        String code = Integer.toString(country);
        if (!rest.startsWith(code)) {
            return null;
        }
        String bare = rest.substring(code.length());
        if (rest.length() < digits.length()) {
            return isPossible(country, bare) ? bare : null;
        }
        // Digits that begin so by chance make a real number as they are.
        boolean repeated = !isReal(country, digits)
                && (isReal(country, bare) || (!isPossible(country, digits) && isPossible(country, bare)));
        return repeated ? bare : null;
    }

    private static boolean isReal(int country, String digits) {
        return !digits.isEmpty()
                && digits.length() <= LONGEST
                && Calling.NUMBERS.isValidNumber(number(country, digits));
    }

    private static PhoneNumber number(int country, String digits) {
        PhoneNumber number = new PhoneNumber();
        number.setCountryCode(country);
        number.setNationalNumber(Long.parseLong(digits));
        return number;
    }
}
