package io.realname.casefile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The reconciliation jobs. */
public enum Job {
    /** Tells each source its day in a file. */
    SUMMARY;

    /** The lower-case form used in rows, addresses and commands. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The job of that code; empty if there is none. */
    public static Optional<Job> of(String code) {
        return Arrays.stream(values()).filter(job -> job.code().equals(code)).findFirst();
    }
}
