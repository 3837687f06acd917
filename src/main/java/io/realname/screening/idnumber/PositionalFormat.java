package io.realname.screening.idnumber;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A format in which length and position say which characters are allowed; knows lower case and look-alikes. */
abstract class PositionalFormat implements NumberFormat {
    /** The allowed lengths, as the texts say them. */
    abstract String lengths();

    abstract boolean hasLength(int length);

    /** Whether the character can stand at {@code index} of a number of that length. */
    abstract boolean allows(char c, int index, int length);

    /** What is wrong with the content of a number whose length and characters are right. */
    abstract List<Flaw> judge(String number, LocalDate today);

    @Override
    public List<Flaw> check(String number, LocalDate today) {
        if (!hasLength(number.length())) {
            return List.of(wrongLength(number, today));
        }
        int forbidden = firstForbidden(number);
        List<Flaw> flaws = forbidden >= 0 ? List.of(Flaw.character(number, forbidden)) : judge(number, today);
        if (flaws.isEmpty()) {
            return flaws;
        }
        Flaw.Kind kind = flaws.get(0).kind();
        if (kind != Flaw.Kind.CHARACTERS && kind != Flaw.Kind.CHECK_DIGIT) {
            return flaws;
        }
        Flaw better = mended(number, today);
        return better == null ? flaws : List.of(better);
    }

    /** The finding about a number of another length. */
    Flaw wrongLength(String number, LocalDate today) {
        return Flaw.length(number, lengths());
    }

    private int firstForbidden(String number) {
        for (int i = 0; i < number.length(); i++) {
            if (!allows(number.charAt(i), i, number.length())) {
                return i;
            }
        }
        return -1;
    }

    private boolean isValid(String number, LocalDate today) {
        return firstForbidden(number) < 0 && judge(number, today).isEmpty();
    }

    private @Nullable Flaw mended(String number, LocalDate today) {
        String upper = number.toUpperCase(Locale.ROOT);
        if (!upper.equals(number) && upper.length() == number.length() && isValid(upper, today)) {
            return new Flaw(Flaw.Kind.LOWER_CASE, Map.of(), upper);
        }
        // Both slips at once are mended at once.
        String swapped = LookAlikes.onlyValid(
                upper.length() == number.length() ? upper : number,
                (c, index) -> allows(c, index, number.length()),
                other -> isValid(other, today));
        return swapped == null ? null : new Flaw(Flaw.Kind.LOOK_ALIKE, LookAlikes.details(number, swapped), swapped);
    }
}
