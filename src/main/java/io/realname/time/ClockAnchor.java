package io.realname.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Where business time was pinned to real time: at {@code real} it was {@code business}, and since then it runs
 * {@code factor} times as fast. It is a row of the database, so that a restart and the simulators go on from it.
 *
 * @param factor business seconds in one real second; 1 outside of demonstrations
 */
public record ClockAnchor(Instant real, Instant business, double factor) {
    /** Rejects a factor that would stop or turn back business time. */
    public ClockAnchor {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("The business clock must run forward: its factor is " + factor + ".");
        }
    }

    /** The business instant that belongs to the real instant {@code now}, in whole microseconds as a row keeps it. */
    public Instant businessAt(Instant now) {
        Duration passed = Duration.between(real, now);
        Instant then = factor == 1 ? business.plus(passed) : business.plusNanos((long) (passed.toNanos() * factor));
        return then.truncatedTo(ChronoUnit.MICROS);
    }

    /** A business clock that runs from this anchor on the given system clock. */
    public BusinessClock on(InstantSource system) {
        return () -> businessAt(system.instant());
    }
}
