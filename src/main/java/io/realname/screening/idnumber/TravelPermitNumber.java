package io.realname.screening.idnumber;

import java.time.LocalDate;
import java.util.List;

/**
 * The mainland travel permits. Hong Kong and Macao: H or M and 8 digits, with the reissue count 10. Taiwan: 8 digits, or 10
 * digits, in the old form with a letter after them.
 */
final class TravelPermitNumber extends PositionalFormat {
    private final boolean taiwan;

    TravelPermitNumber(boolean taiwan) {
        this.taiwan = taiwan;
    }

    @Override
    String lengths() {
        return taiwan ? "8, 10, 11" : "9, 11";
    }

    @Override
    boolean hasLength(int length) {
        return length == 11 || (taiwan ? length == 8 || length == 10 : length == 9);
    }

    @Override
    boolean allows(char c, int index, int length) {
        if (taiwan) {
            return index == 10 ? Characters.isUpper(c) : Characters.isDigit(c);
        }
        return index == 0 ? c == 'H' || c == 'M' : Characters.isDigit(c);
    }

    @Override
    List<Flaw> judge(String number, LocalDate today) {
        return List.of();
    }
}
