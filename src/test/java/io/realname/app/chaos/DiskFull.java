package io.realname.app.chaos;

import java.time.Duration;
import org.awaitility.Awaitility;

/** Not a byte more fits into the document store. */
final class DiskFull extends Fault {
    static final String NAME = "disk of the document store full";

    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final String SAID = "is the disk full";

    private long before;
    private long said;

    DiskFull(Ground ground) {
        super(ground, NAME);
    }

    @Override
    Duration lasts() {
        return Duration.ofSeconds(1);
    }

    @Override
    void begin() throws Exception {
        before = ground.node.said(SAID);
        ground.disk.fill();
    }

    /** Waits until the program has met it, with one of the drops that have come since. */
    @Override
    void end() throws Exception {
        Awaitility.await().atMost(LONGEST).until(() -> ground.node.said(SAID) > before);
        said = ground.node.said(SAID) - before;
        ground.disk.empty();
    }

    @Override
    long happened() {
        return said;
    }
}
