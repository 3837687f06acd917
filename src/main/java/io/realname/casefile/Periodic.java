package io.realname.casefile;

import io.realname.time.Wait;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Work that is due every so often on the system clock, also at the start and when that clock is set back. Thread-safe. */
final class Periodic implements Work.Source {
    private final InstantSource system;
    private final Duration period;
    private final Duration afterFailure;
    private Wait next = Wait.NONE;

    /** Work that is due again {@code period} after it was taken, and {@code afterFailure} after it failed. */
    Periodic(InstantSource system, Duration period, Duration afterFailure) {
        this.system = system;
        this.period = period;
        this.afterFailure = afterFailure;
    }

    @Override
    public synchronized Optional<Work> next() {
        if (!next.isOver(system.instant())) {
            return Optional.empty();
        }
        waitFor(period);
        return Optional.of(new Work() {
            /** What is to come next is settled already. */
            @Override
            public void complete() {}

            @Override
            public void giveBack(Exception failure) {
                waitFor(afterFailure);
            }
        });
    }

    private synchronized void waitFor(Duration length) {
        next = Wait.from(system.instant(), length);
    }
}
