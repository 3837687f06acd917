package io.realname.screening.idnumber;

import java.time.LocalDate;
import java.util.List;

/** Numbers of which only length and alphabet are known: passports, and the documents of overseas organisations. */
final class FreeNumber implements NumberFormat {
    private final int min;
    private final int max;
    private final String signs;

    /**
     * @param min fewest characters, inclusive; likewise {@code max}
     * @param signs what is allowed besides letters and digits; with a space among them, single inner spaces are kept
     */
    FreeNumber(int min, int max, String signs) {
        this.min = min;
        this.max = max;
        this.signs = signs;
    }

    @Override
    public List<Flaw> check(String number, LocalDate today) {
        if (number.length() < min || number.length() > max) {
            return List.of(Flaw.length(number, min + "–" + max));
        }
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (!Characters.isLetterOrDigit(c) && signs.indexOf(c) < 0) {
                return List.of(Flaw.character(number, i));
            }
        }
        return List.of();
    }

    @Override
    public boolean isFree() {
        return signs.indexOf(' ') >= 0;
    }
}
