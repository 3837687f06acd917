package io.realname.picture;

import java.util.concurrent.Semaphore;

/** Lets as many pictures be decoded at one time as fit into memory together; the others wait. Thread-safe. */
final class MemoryGate {
    private static final long MEGABYTE = 1 << 20;

    private final int megabytes;
    private final Semaphore free;

    MemoryGate(int megabytes) {
        this.megabytes = megabytes;
        this.free = new Semaphore(megabytes, true);
    }

    /** Whether so many bytes fit at all. */
    boolean fits(long bytes) {
        return bytes / MEGABYTE < megabytes;
    }

    /** Waits until so many bytes are free, and takes them until the pass is closed. */
    Pass enter(long bytes) {
        int taken = (int) Math.min(megabytes, 1 + bytes / MEGABYTE);
        free.acquireUninterruptibly(taken);
        return () -> free.release(taken);
    }

    /** Memory that is taken. */
    interface Pass extends AutoCloseable {
        @Override
        void close();
    }
}
