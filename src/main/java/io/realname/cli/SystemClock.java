package io.realname.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one system clock. A test of wrong clocks names a file in the system property {@value #PROPERTY}, which says by how many seconds the
 * clock is ahead and may change at any time; without the property it is the machine's. Thread-safe.
 */
final class SystemClock implements InstantSource {
    private static final Logger LOG = LoggerFactory.getLogger(SystemClock.class);
    private static final String PROPERTY = "realname.test-clock";
    private static final long NANOS_BETWEEN_LOOKS = 50_000_000;

    private final InstantSource machine = InstantSource.system();
    private final Path file;
    private long ahead;
    private long lookedAt;

    private SystemClock(Path file) {
        this.file = file;
        this.ahead = read();
        this.lookedAt = System.nanoTime();
    }

    /** The clock of this process. */
    static InstantSource chosen() {
        String file = System.getProperty(PROPERTY, "");
        return file.isEmpty() ? InstantSource.system() : new SystemClock(Path.of(file));
    }

    @Override
    public synchronized Instant instant() {
        if (System.nanoTime() - lookedAt > NANOS_BETWEEN_LOOKS) {
            ahead = read();
            lookedAt = System.nanoTime();
        }
        return machine.instant().plusSeconds(ahead);
    }

    private long read() {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) {
            LOG.warn("The file of the test's clock says no number of seconds; the clock stays {} s ahead.", ahead);
            return ahead;
        }
    }
}
