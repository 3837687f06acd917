package io.realname.casefile;

import io.realname.time.Wait;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Spares destinations that keep failing: after a few failures in a row nothing is sent there for a moment, and then one errand at a time
 * tries whether it works again, so that a destination that does not answer holds up one sender and not all. In memory only, for it saves
 * calls and decides nothing. Thread-safe.
 */
public final class Breakers {
    private static final int FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** Longer than the longest back-off: what has not been tried for so long is not due, or others try it. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private final InstantSource system;
    private final Map<String, Failing> failing = new HashMap<>();

    /** Breakers that pause on the system clock. */
    public Breakers(InstantSource system) {
        this.system = system;
    }

    /** A call to {@code destination} begins. */
    synchronized void begun(String destination) {
        failing.computeIfPresent(destination, (name, before) -> before.nowTried());
    }

    /** A call to {@code destination} was not made, or its answer says nothing about whether the destination works. */
    synchronized void left(String destination) {
        failing.computeIfPresent(destination, (name, before) -> before.notTried());
    }

    /**
     * A call to {@code destination} came through.
     *
     * @return whether it had kept failing before
     */
    public synchronized boolean succeeded(String destination) {
        Failing before = failing.remove(destination);
        return before != null && before.count >= FAILURES;
    }

    /**
     * A call to {@code destination} failed.
     *
     * @param asked how long it asks to be left alone; zero if it does not say
     */
    public synchronized void failed(String destination, Duration asked) {
        Instant now = system.instant();
        forget(now);
        Failing before = failing.getOrDefault(destination, Failing.NEVER);
        int count = before.count + 1;
        Duration pause = count < FAILURES ? Duration.ZERO : PAUSE;
        failing.put(destination, new Failing(count, Wait.from(now, pause.compareTo(asked) > 0 ? pause : asked), false));
    }

    /** The destinations to which nothing is to be sent now. */
    public synchronized List<String> closedDestinations() {
        Instant now = system.instant();
        forget(now);
        return failing.entrySet().stream()
                .filter(entry -> entry.getValue().isClosed(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The destinations that have failed so often in a row that they are spared; each is tried now and then until it answers, or until nothing
     * has been due there for minutes.
     */
    public synchronized Set<String> failing() {
        forget(system.instant());
        return failing.entrySet().stream()
                .filter(entry -> entry.getValue().count >= FAILURES)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void forget(Instant now) {
        failing.values().removeIf(destination -> destination.isForgotten(now));
    }

    /**
     * How a destination fails.
     *
     * @param count failures in a row
     * @param tried whether somebody tries just now
     */
    private record Failing(int count, Wait pause, boolean tried) {
        static final Failing NEVER = new Failing(0, Wait.NONE, false);

        Failing nowTried() {
            return new Failing(count, pause, true);
        }

        Failing notTried() {
            return new Failing(count, pause, false);
        }

        boolean isForgotten(Instant now) {
            return new Wait(pause.begun(), pause.until().plus(FORGOTTEN)).isOver(now);
        }

        boolean isClosed(Instant now) {
            return !pause.isOver(now) || (tried && count >= FAILURES);
        }
    }
}
