package io.realname.time;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The clock of the trade: receipt dates, due dates of reviews, holds and ICP checks, dates of events. A demonstration
 * may speed it up; leases, back-off and signatures never use it. Implementations are thread-safe.
 */
@FunctionalInterface
public interface BusinessClock {
    /** The present business instant. */
    Instant now();

    /** The present business date in Shanghai. */
    default LocalDate today() {
        return Shanghai.dateOf(now());
    }
}
