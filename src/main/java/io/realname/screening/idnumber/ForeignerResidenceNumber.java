package io.realname.screening.idnumber;

import io.realname.submission.IdType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The foreigner's permanent residence card. Old, 15 characters: nationality 3 letters, region 4, birth date YYMMDD,
 * sequence 1, check (ICAO 9303 over the first 14). New, 18 characters since 2023: 9, region 2, nationality 3 digits, birth
 * date 8, sequence 3, check (GB 11643).
 */
final class ForeignerResidenceNumber extends PositionalFormat {
    @Override
    String lengths() {
        return "15, 18";
    }

    @Override
    boolean hasLength(int length) {
        return length == 15 || length == 18;
    }

    @Override
    boolean allows(char c, int index, int length) {
        if (length == 15) {
            return index < 3 ? Characters.isUpper(c) : Characters.isDigit(c);
        }
        return index == 0 ? c == '9' : Characters.isDigit(c) || (index == 17 && c == 'X');
    }

    @Override
    public String normalise(String number) {
        return IdType.upperLastX(number);
    }

    @Override
    List<Flaw> judge(String number, LocalDate today) {
        boolean old = number.length() == 15;
        int regionAt = old ? 3 : 1;
        List<Flaw> flaws = new ArrayList<>(0);
        if (!Provinces.contains(Characters.number(number, regionAt, regionAt + 2))) {
            flaws.add(Flaw.of(Flaw.Kind.REGION));
        }
        if (old ? !BirthDate.isPlausibleShort(number, 7, today) : !BirthDate.isPlausible(number, 6, today)) {
            flaws.add(Flaw.of(Flaw.Kind.BIRTH_DATE));
        }
        char check = old ? CheckDigits.icao9303(number, 14) : CheckDigits.gb11643(number);
        if (flaws.isEmpty() && number.charAt(number.length() - 1) != check) {
            flaws.add(Flaw.of(Flaw.Kind.CHECK_DIGIT));
        }
        return flaws;
    }
}
