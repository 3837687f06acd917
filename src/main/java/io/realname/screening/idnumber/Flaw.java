package io.realname.screening.idnumber;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a number.
 *
 * @param details values for the texts; never the number itself
 * @param suggestion the number as it should probably be, or null if that cannot be worked out
 */
public record Flaw(
        Kind kind, Map<String, String> details, @Nullable String suggestion) {
    /** The kinds of flaws; the last three do not make a number unacceptable. */
    public enum Kind {
        LENGTH,
        OLD_RESIDENT_NUMBER,
        CHARACTERS,
        LOWER_CASE,
        LOOK_ALIKE,
        REGION,
        BIRTH_DATE,
        CHECK_DIGIT,
        /** A genuine code of the pilot years, most likely, although its check character is wrong. */
        PILOT_ERA,
        /** A document that may bear a number of its own: it does. */
        OWN_NUMBER,
        /** The same, but the number looks like a credit code whose check character is wrong. */
        OWN_NUMBER_CHECK
    }

    static Flaw of(Kind kind) {
        return new Flaw(kind, Map.of(), null);
    }

    static Flaw length(String number, String expected) {
        return new Flaw(Kind.LENGTH, Map.of("length", Integer.toString(number.length()), "expected", expected), null);
    }

    /** The character at {@code index} (from 0) cannot stand there; one that cannot be seen is named by its code point. */
    static Flaw character(String number, int index) {
        int character = number.codePointAt(index);
        boolean visible = Character.isLetterOrDigit(character) || (character > ' ' && character < 0x7F);
        return new Flaw(
                Kind.CHARACTERS,
                Map.of(
                        "position",
                        Integer.toString(index + 1),
                        "character",
                        visible ? Character.toString(character) : String.format("U+%04X", character)),
                null);
    }

    @Override
    public String toString() {
        return kind.name();
    }
}
