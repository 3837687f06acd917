package io.realname.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C or SIGTERM. Whoever runs something opens it first and closes it last: the process then ends when everything in between has been
 * stopped in order, or cannot be in time, for whoever asked kills it then.
 */
final class Stop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stop.class);
    /** A stop takes less than ten seconds, whatever hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private final CountDownLatch wanted = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    Stop() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::waitForEnd, "stop"));
    }

    private void waitForEnd() {
        boolean told = done.getCount() > 0;
        wanted.countDown();
        try {
            if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "Not everything could be stopped within {} s, for something does not answer: the database, or the disk. What was "
                                + "begun is left to the next start; nothing is lost.",
                        PATIENCE.toSeconds());
            }
            if (told) {
                // Java would say that it was killed; but it was asked to end, and has.
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the process is told to end. */
    void await() throws InterruptedException {
        wanted.await();
    }

    /** Waits so many milliseconds; true as soon as the process is told to end. */
    boolean within(long millis) throws InterruptedException {
        return wanted.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Everything is stopped. */
    @Override
    public void close() {
        done.countDown();
    }
}
