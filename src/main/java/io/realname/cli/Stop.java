package io.realname.cli;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for Ctrl-C or SIGTERM, and closes what runs before the process ends. */
final class Stop {
    private static final Logger LOG = LoggerFactory.getLogger(Stop.class);

    private Stop() {}

    /** Closes {@code running} when the process is told to end. Returns only if it was interrupted. */
    static void await(AutoCloseable running) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        closeAtEnd(running);
        never.await();
    }

    /** Closes {@code running} when the process ends, however it is told to. */
    static void closeAtEnd(AutoCloseable running) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                running.close();
                            } catch (Exception e) {
                                LOG.warn("Not everything could be stopped in order; the next start goes on.", e);
                            }
                        },
                        "stop"));
    }
}
