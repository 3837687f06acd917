package io.realname.casefile;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Says why something failed without quoting what may be personal. */
public final class Failures {
    private static final int LONGEST = 300;
    private static final Pattern OUTAGES = Pattern.compile("08|53|57P");

    private Failures() {}

    /**
     * Whether a database could not be reached, broke the connection off, shuts down or has no room: whatever was to be done with it would
     * have failed (SQL state classes 08, 53 and 57P).
     */
    public static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return OUTAGES.matcher(sql.getSQLState()).lookingAt();
            }
        }
        return false;
    }

    /** Whether it is the disk or the memory that fails, and not what is worked on. */
    public static boolean isOfMachine(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileSystemException
                    || cause instanceof OutOfMemoryError
                    || cause.getClass().equals(IOException.class)) { // Those of formats are of classes of their own.
                return true;
            }
        }
        return false;
    }

    /** Whether a database was asked and did not answer, or refused. */
    static boolean isOfDatabase(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

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
