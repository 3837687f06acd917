package io.realname.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures one run: from its first look into the folder to the commit of its last drop, and what it takes meanwhile. Thread-safe. */
final class Stopwatch {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final CpuTime cpu;
    private final int drops;
    private final AtomicInteger removed = new AtomicInteger();
    private final CountDownLatch finished = new CountDownLatch(1);
    private boolean running;
    private long begun;
    private long lastCommit;
    private Duration programBefore = Duration.ZERO;
    private Duration serverBefore = Duration.ZERO;

    /** A watch for a run of this many drops. */
    Stopwatch(CpuTime cpu, int drops) {
        this.cpu = cpu;
        this.drops = drops;
    }

    /** Starts the watch; does nothing if it runs already. */
    synchronized void start() {
        if (!running) {
            running = true;
            heap().forEach(MemoryPoolMXBean::resetPeakUsage);
            programBefore = cpu.program();
            serverBefore = server();
            begun = System.nanoTime();
        }
    }

    /** Notes that drops have just been committed. */
    synchronized void committed() {
        lastCommit = System.nanoTime();
    }

    /** Notes that the originals of this many drops are gone, the last thing that is done with them. */
    void removed(int count) {
        if (removed.addAndGet(count) == drops) {
            finished.countDown();
        }
    }

    /**
     * Waits until every drop has been taken in.
     *
     * @throws IllegalStateException if that does not come to pass
     */
    void await() throws InterruptedException {
        int before = -1;
        while (!finished.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            if (removed.get() == before) {
                throw new IllegalStateException(
                        "The run stands still after " + before + " of " + drops + " drops; the log tells why.");
            }
            before = removed.get();
        }
    }

    /** What was measured by now. */
    synchronized Measurement read(String way, long rows, long documents) {
        return new Measurement(
                way,
                drops,
                Duration.ofNanos(lastCommit - begun),
                cpu.program().minus(programBefore),
                server().minus(serverBefore),
                heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum(),
                rows,
                documents);
    }

    private Duration server() {
        try {
            return cpu.server();
        } catch (IOException e) {
            throw new UncheckedIOException("The server's processor time cannot be read from /proc.", e);
        }
    }

    /** The parts of the heap; the sum of their peaks is an upper bound of the whole's. */
    private static java.util.stream.Stream<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
