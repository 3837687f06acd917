package io.realname.screening.idnumber;

import java.time.LocalDate;
import java.util.List;

/** The format of one family of identity numbers. Implementations are immutable and accept any string. */
public interface NumberFormat {
    /**
     * What is wrong with a cleaned number; empty if nothing is.
     *
     * @param today no birth date may be later
     */
    List<Flaw> check(String number, LocalDate today);

    /** Whether single inner spaces, and endings that look like a copy number, can belong to such a number. */
    default boolean isFree() {
        return false;
    }

    /** The number with letters that this format reads as others replaced (a trailing x as X). */
    default String normalise(String number) {
        return number;
    }
}
