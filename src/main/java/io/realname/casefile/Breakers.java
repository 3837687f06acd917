package io.realname.casefile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Spares destinations that keep failing: after a few failures in a row nothing is sent there for a few seconds, then it
 * is tried again. In memory only, for it saves calls and decides nothing. Thread-safe.
 */
public final class Breakers {
    private static final int FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final InstantSource system;
    private final Map<String, Failing> failing = new ConcurrentHashMap<>();

    /** Breakers that pause on the system clock. */
    public Breakers(InstantSource system) {
        this.system = system;
    }

    /** A call to {@code destination} came through. */
    public void succeeded(String destination) {
        failing.remove(destination);
    }

    /** A call to {@code destination} failed. */
    public void failed(String destination) {
        failing.merge(
                destination,
                new Failing(1, system.instant()),
                (before, one) -> new Failing(before.count + 1, one.last));
    }

    /** The destinations to which nothing is to be sent now. */
    public List<String> closedDestinations() {
        Instant openAgain = system.instant().minus(PAUSE);
        return failing.entrySet().stream()
                .filter(entry -> entry.getValue().count >= FAILURES
                        && entry.getValue().last.isAfter(openAgain))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The destinations that have failed so often in a row that they are spared; each is tried now and then until it answers. */
    public Set<String> failing() {
        return failing.entrySet().stream()
                .filter(entry -> entry.getValue().count >= FAILURES)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private record Failing(int count, Instant last) {}
}
