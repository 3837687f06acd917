package io.realname.casefile;

/** Somebody else changed a row since it was read; the whole step is to be done again from the rows as they are now. */
public final class StaleRow extends RuntimeException {
    private static final long serialVersionUID = 1;

    StaleRow(String what) {
        super("The row of this " + what
                + " was changed by another worker meanwhile; the step is done again from its present state.");
    }
}
