package io.realname.app.chaos;

import java.time.Duration;
import org.awaitility.Awaitility;

/** Not a byte more fits into the document store. */
final class DiskFull implements Fault {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String SAID = "is the disk full";

    private final Ground ground;
    private long before;
    private long said;

    DiskFull(Ground ground) {
        this.ground = ground;
    }

    @Override
    public String name() {
        return "disk of the document store full";
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Sign sign() {
        return Sign.CASES;
    }

    @Override
    public Node worker() {
        return ground.node;
    }

    @Override
    public void begin() throws Exception {
        before = ground.node.said(SAID);
        ground.disk.fill();
    }

    /** Waits until the program has met it, with one of the drops that have come since. */
    @Override
    public void end() throws Exception {
        Awaitility.await().atMost(LONGEST).until(() -> ground.node.said(SAID) > before);
        said = ground.node.said(SAID) - before;
        ground.disk.empty();
    }

    @Override
    public long happened() {
        return said;
    }
}
