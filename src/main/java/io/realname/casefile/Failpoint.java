package io.realname.casefile;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Instants at which a crash would hurt most. A test names one in the system property {@code realname.failpoint}, such as {@code
 * AFTER_COMMIT}, or {@code AFTER_HTTP_CALL:3} for the third time that it is passed; the process halts there at once, as if it had been
 * killed. Without the property nothing happens. Thread-safe.
 */
public enum Failpoint {
    /** The manifest has been renamed out of the inbox and nothing has been read. */
    AFTER_CLAIM,
    /** The documents are in the store and no row names them. */
    AFTER_DOCUMENT_STORED,
    /** All rows of a batch of arrivals are written and not committed. */
    BEFORE_COMMIT,
    /** All arrivals of a batch are committed and the originals are still there. */
    AFTER_COMMIT,
    /** Files that a drop's manifest names are gone and the manifest itself is still there. */
    HALF_TIDIED,
    /** A picture that was joined of two is in the store and no row names it. */
    AFTER_JOINED_PICTURE_STORED,
    /** What a step decided for a batch of cases is written and not committed. */
    BEFORE_STEP_COMMIT,
    /** The reviewer has the request and no row says so. */
    AFTER_HTTP_CALL,
    /** The answer of a reviewer is committed and the reviewer does not know that it was taken. */
    AFTER_ANSWER_COMMIT,
    /** The registrar has the domain as verified and no row says so. */
    AFTER_SYNC_WRITTEN,
    /** The result file is written and no row says so. */
    AFTER_RESULT_WRITTEN,
    /** The summaries of a day are written and no row says so. */
    AFTER_SUMMARY_WRITTEN;

    /** Exit status of a process that was halted here: that of one killed by SIGKILL. */
    public static final int EXIT = 137;

    private static final String CHOSEN = System.getProperty("realname.failpoint", "");

    private final AtomicInteger passes = new AtomicInteger();

    /** Halts the process if a test has chosen this instant. */
    public void hit() {
        if (CHOSEN.isEmpty()) {
            return;
        }
        int pass = passes.incrementAndGet();
        if (CHOSEN.equals(name() + ":" + pass) || CHOSEN.equals(name())) {
            Runtime.getRuntime().halt(EXIT);
        }
    }
}
