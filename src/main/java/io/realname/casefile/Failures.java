package io.realname.casefile;

import java.sql.SQLException;

/** Says why something failed without quoting what may be personal. */
public final class Failures {
    private static final int LONGEST = 300;

    private Failures() {}

    /**
     * The kinds of exception from the outermost to the cause, with the SQL state where there is one. Only exceptions of our own
     * are quoted, for their sentences are known to hold nothing personal; a driver's or parser's may quote data.
     */
    public static String reason(Throwable failure) {
        StringBuilder reason = new StringBuilder();
        for (Throwable cause = failure; cause != null && reason.length() < LONGEST; cause = cause.getCause()) {
            if (!reason.isEmpty()) {
                reason.append(" < ");
            }
            reason.append(cause.getClass().getSimpleName());
            if (cause.getClass().getName().startsWith("io.realname.")) {
                reason.append(": ").append(cause.getMessage());
            } else if (cause instanceof SQLException sql) {
                reason.append(" (SQL state ").append(sql.getSQLState()).append(')');
            }
        }
        return reason.length() <= LONGEST ? reason.toString() : reason.substring(0, LONGEST);
    }
}
