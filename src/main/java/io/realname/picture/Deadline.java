package io.realname.picture;

import java.time.Duration;

/** An instant after which work on a picture is given up. Thread-safe. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** A deadline so long from now. */
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    /** The time that is left, zero if there is none. */
    Duration rest() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Ends the work if it is over. */
    void check() throws TooCostly {
        if (isOver()) {
            throw new TooCostly();
        }
    }
}
