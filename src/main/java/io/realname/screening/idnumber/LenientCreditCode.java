package io.realname.screening.idnumber;

import java.time.LocalDate;
import java.util.List;

/**
 * Documents that bear a credit code or a number of their own (military units, medical institutions and the like): what
 * is not a valid credit code is only warned about.
 */
final class LenientCreditCode implements NumberFormat {
    private static final int MAX_LENGTH = 40;
    private final NumberFormat creditCode;

    LenientCreditCode(NumberFormat creditCode) {
        this.creditCode = creditCode;
    }

    @Override
    public List<Flaw> check(String number, LocalDate today) {
        if (number.isEmpty() || number.codePointCount(0, number.length()) > MAX_LENGTH) {
            return List.of(Flaw.length(number, "18, 1–" + MAX_LENGTH));
        }
        for (int i = 0; i < number.length(); i += Character.charCount(number.codePointAt(i))) {
            if (!allows(number.codePointAt(i))) {
                return List.of(Flaw.character(number, i));
            }
        }
        List<Flaw> flaws = creditCode.check(number, today);
        if (flaws.isEmpty() || flaws.get(0).kind() == Flaw.Kind.PILOT_ERA) {
            return flaws;
        }
        return List.of(Flaw.of(hasAlphabet(number) ? Flaw.Kind.OWN_NUMBER_CHECK : Flaw.Kind.OWN_NUMBER));
    }

    private static boolean allows(int c) {
        return c == '-'
                || c == '('
                || c == ')'
                || (c < 128 && Characters.isLetterOrDigit((char) c))
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    private static boolean hasAlphabet(String number) {
        return number.length() == 18 && number.chars().allMatch(c -> CheckDigits.inGb32100((char) c));
    }
}
