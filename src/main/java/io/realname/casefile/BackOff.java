package io.realname.casefile;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a failed attempt waits: doubled from one second with each failure up to a minute, and half of it drawn by chance, so that
 * what failed together does not come back together.
 */
public final class BackOff {
    /** No failed attempt waits for longer, unless the other side asks for it. */
    public static final Duration LONGEST = Duration.ofMinutes(1);

    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = LONGEST.toMillis();

    private BackOff() {}

    /** The wait after the {@code failures}-th failure in a row, counted from 1. */
    public static Duration after(int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), 6);
        long wait = Math.min(FIRST_MILLIS << doublings, LONGEST_MILLIS);
        return Duration.ofMillis(wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2 + 1));
    }
}
