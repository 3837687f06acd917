package io.realname.verify;

import java.io.IOException;

/** One question about the state. Uses constant memory however many cases there are. */
interface Check {
    /** Its name in the report. */
    String name();

    /** Answers the question for {@code snapshot}. */
    void run(Snapshot snapshot, Ledger ledger) throws IOException;
}
