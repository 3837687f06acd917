package io.realname.casefile;

/**
 * Instants at which a crash would hurt most. A test names one in the system property {@code realname.failpoint}, and the process
 * halts there at once, as if it had been killed; without the property nothing happens.
 */
public enum Failpoint {
    /** The manifest has been renamed out of the inbox and nothing has been read. */
    AFTER_CLAIM,
    /** The documents are in the store and no row names them. */
    AFTER_DOCUMENT_STORED,
    /** All rows of a batch are written and not committed. */
    BEFORE_COMMIT,
    /** All is committed and the originals are still there. */
    AFTER_COMMIT,
    /** The reviewer has the request and no row says so. */
    AFTER_HTTP_CALL;

    private static final String PROPERTY = "realname.failpoint";

    /** Exit status of a process that was halted here: that of one killed by SIGKILL. */
    public static final int EXIT = 137;

    /** Halts the process if a test has chosen this instant. */
    public void hit() {
        if (name().equals(System.getProperty(PROPERTY))) {
            Runtime.getRuntime().halt(EXIT);
        }
    }
}
