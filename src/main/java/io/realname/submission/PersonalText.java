package io.realname.submission;

/**
 * A name, number, address or e-mail of a person: readable through {@link #value()} only, masked everywhere a value is
 * printed by accident (logs, exceptions, debuggers).
 *
 * @param value the text as submitted, never null, possibly empty
 */
public record PersonalText(String value) {
    /** Always the same mask, so that not even the length is told. */
    @Override
    public String toString() {
        return "***";
    }

    /** Whether there is nothing but white space in it. */
    public boolean isBlank() {
        return value.isBlank();
    }
}
