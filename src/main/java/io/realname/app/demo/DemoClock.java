package io.realname.app.demo;

import io.realname.app.ClockAnchors;
import io.realname.time.BusinessClock;
import io.realname.time.ClockAnchor;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Business time of a demonstration: it stands still while everything is set up, and then runs fast. Thread-safe. */
final class DemoClock implements BusinessClock {
    private final Instant start;
    private final double factor;
    private final InstantSource system;
    private volatile @Nullable ClockAnchor anchor;

    /** A clock that will run {@code factor} times as fast from {@code start}. */
    DemoClock(Instant start, double factor, InstantSource system) {
        this.start = start;
        this.factor = factor;
        this.system = system;
    }

    /** Lets time run, and pins it in the database. */
    void run(ClockAnchors anchors) {
        anchor = anchors.findOrSet(new ClockAnchor(system.instant(), start, factor));
    }

    /** Whether time has begun to run. */
    boolean isRunning() {
        return anchor != null;
    }

    @Override
    public Instant now() {
        ClockAnchor pinned = anchor;
        return pinned == null ? start : pinned.businessAt(system.instant());
    }
}
