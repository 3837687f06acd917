package io.realname.route;

/** Wakes whoever waits for work. A ring between two waits is not lost. Thread-safe. */
public final class Bell {
    private long rings;

    /** Wakes everybody. */
    public synchronized void ring() {
        rings++;
        notifyAll();
    }

    /** How often it has rung. */
    synchronized long rings() {
        return rings;
    }

    /** Waits until it has rung more often than {@code heard}, and returns how often. */
    synchronized long await(long heard) throws InterruptedException {
        while (rings == heard) {
            wait();
        }
        return rings;
    }
}
