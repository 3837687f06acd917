package io.realname.screening.idnumber;

import io.realname.submission.IdType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The citizen's identity number of GB 11643: region 6, birth date 8, sequence 3, check. The residence permits of Hong
 * Kong, Macao and Taiwan residents have the same form with regions of their own.
 */
final class ResidentNumber extends PositionalFormat {
    private final boolean residencePermit;

    ResidentNumber(boolean residencePermit) {
        this.residencePermit = residencePermit;
    }

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
        return Characters.isDigit(c) || (index == 17 && c == 'X');
    }

    @Override
    public String normalise(String number) {
        return IdType.upperLastX(number);
    }

    @Override
    List<Flaw> judge(String number, LocalDate today) {
        List<Flaw> flaws = new ArrayList<>(0);
        if (!hasRegion(number)) {
            flaws.add(Flaw.of(Flaw.Kind.REGION));
        }
        if (!BirthDate.isPlausible(number, 6, today)) {
            flaws.add(Flaw.of(Flaw.Kind.BIRTH_DATE));
        }
        // A wrong digit in region or date makes the check digit wrong too: one fault, told once.
        if (flaws.isEmpty() && number.charAt(17) != CheckDigits.gb11643(number)) {
            flaws.add(Flaw.of(Flaw.Kind.CHECK_DIGIT));
        }
        return flaws;
    }

    /** Which permit it is, or that a citizen's number begins like one, is another rule's matter. */
    private boolean hasRegion(String number) {
        int province = Characters.number(number, 0, 2);
        boolean permit = province >= 81 && province <= 83;
        return residencePermit ? permit && number.startsWith("0000", 2) : permit || Provinces.contains(province);
    }

    @Override
    Flaw wrongLength(String number, LocalDate today) {
        if (!residencePermit && number.length() == 15 && Characters.allDigits(number, 0, 15)) {
            String modern = modern(number);
            if (judge(modern, today).isEmpty()) {
                return new Flaw(Flaw.Kind.OLD_RESIDENT_NUMBER, Map.of("length", "15", "expected", "18"), modern);
            }
        }
        return super.wrongLength(number, today);
    }

    /** The 18-digit form of an old number: sequences 996 to 999 were given to those born before 1900 (GB 11643). */
    private static String modern(String old) {
        String century = Characters.number(old, 12, 15) >= 996 ? "18" : "19";
        String body = old.substring(0, 6) + century + old.substring(6);
        return body + CheckDigits.gb11643(body);
    }
}
