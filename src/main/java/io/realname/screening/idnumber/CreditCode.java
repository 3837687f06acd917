package io.realname.screening.idnumber;

import java.time.LocalDate;
import java.util.List;

/**
 * The unified social credit code of GB 32100: authority and class 2, region 6, organisation code 9 (GB 11714), check.
 * Both checks count, because a resident number passes the first by chance about once in 31.
 */
final class CreditCode extends PositionalFormat {
    @Override
    String lengths() {
        return "18";
    }

    @Override
    boolean hasLength(int length) {
        return length == 18;
    }

    @Override
    boolean allows(char c, int index, int length) {
        if (index >= 2 && index < 8) {
            return Characters.isDigit(c);
        }
        return index == 16 ? Characters.isDigit(c) || c == 'X' : CheckDigits.inGb32100(c);
    }

    @Override
    List<Flaw> judge(String number, LocalDate today) {
        boolean whole = number.charAt(17) == CheckDigits.gb32100(number);
        boolean organisation = number.charAt(16) == CheckDigits.gb11714(number, 8);
        if (whole && organisation) {
            return List.of();
        }
        // Observed in the test data of public validators, in no standard: genuine codes of the pilot in Fujian.
        boolean pilot = organisation && (number.startsWith("3501", 2) || number.startsWith("3502", 2));
        return List.of(Flaw.of(pilot ? Flaw.Kind.PILOT_ERA : Flaw.Kind.CHECK_DIGIT));
    }
}
