package io.realname.screening.idnumber;

import java.time.LocalDate;
import java.util.List;

/** A number from before the reform of 2015-10-01, where the policy still takes it; else the credit code. */
final class OldOrganisationNumber implements NumberFormat {
    private final OldForm taken;
    private final NumberFormat creditCode;

    OldOrganisationNumber(OldForm taken, NumberFormat creditCode) {
        this.taken = taken;
        this.creditCode = creditCode;
    }

    @Override
    public List<Flaw> check(String number, LocalDate today) {
        if (OldForm.of(number) != taken) {
            return creditCode.check(number, today);
        }
        char expected =
                taken == OldForm.REGISTRATION_NUMBER ? CheckDigits.gs15(number) : CheckDigits.gb11714(number, 0);
        return number.charAt(number.length() - 1) == expected ? List.of() : List.of(Flaw.of(Flaw.Kind.CHECK_DIGIT));
    }
}
