package io.realname.web;

import io.realname.time.Wait;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts wrong tokens by where they came from, so that guessing costs us no look into the database. For the event loop alone. */
final class FailedAttempts {
    /** Wrong tokens from one address in a minute, after which it is turned away for the rest of that minute. */
    static final int MOST = 20;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 10_000;

    private final InstantSource system;
    private final Map<String, Window> byAddress = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    FailedAttempts(InstantSource system) {
        this.system = system;
    }

    private record Window(Wait rest, int count) {}

    void add(String address) {
        Instant now = system.instant();
        byAddress.merge(
                address,
                new Window(Wait.from(now, WINDOW), 1),
                (old, one) -> old.rest().isOver(now) ? one : new Window(old.rest(), old.count() + 1));
    }

    boolean areTooMany(String address) {
        Window window = byAddress.get(address);
        return window != null && window.count() >= MOST && !window.rest().isOver(system.instant());
    }
}
