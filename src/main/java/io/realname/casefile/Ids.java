package io.realname.casefile;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Row ids that sort by the time they were made (RFC 9562, version 7), so that indexes grow at one end. Thread-safe. */
public final class Ids {
    private final InstantSource system;

    /** Ids stamped by the system clock. */
    public Ids(InstantSource system) {
        this.system = system;
    }

    /** A new id, never handed out before. */
    public UUID next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = system.millis() << 16 | 0x7000L | random.nextLong(0x1000);
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
