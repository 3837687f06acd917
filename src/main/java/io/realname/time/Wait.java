package io.realname.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A wait of this process, on the system clock. When the clock is set back nobody can tell any more how long it has lasted: then it is
 * over, for what comes a little early does less harm than what does not come for hours.
 *
 * @param begun when it began
 * @param until when it is over
 */
public record Wait(Instant begun, Instant until) {
    /** Nothing to wait for. */
    public static final Wait NONE = new Wait(Instant.EPOCH, Instant.EPOCH);

    /** One thread may have read the clock a little before another one began to wait. */
    private static final Duration UNCERTAIN = Duration.ofSeconds(1);

    /** A wait that begins now. */
    public static Wait from(Instant now, Duration length) {
        return new Wait(now, now.plus(length));
    }

    /** Whether nothing has to wait any more. */
    public boolean isOver(Instant now) {
        return !now.isBefore(until) || now.plus(UNCERTAIN).isBefore(begun);
    }
}
