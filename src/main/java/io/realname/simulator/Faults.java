package io.realname.simulator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a simulator misbehaves at present; switched while it runs. Thread-safe. */
public final class Faults {
    private final List<Runnable> held = new ArrayList<>();
    private @Nullable OnRequest onRequest;
    private int left;
    private long met;
    private final Set<OnCallback> onCallback = EnumSet.noneOf(OnCallback.class);

    /** What happens to requests. In JSON it is written in lower case. */
    public enum OnRequest {
        /** The connection is closed without an answer. */
        REFUSE,
        /** Status 500. */
        BROKEN,
        /** Status 503. */
        ERROR,
        /** Status 429 with {@code Retry-After: 1}. */
        BUSY,
        /** No answer comes until the fault is switched off, and then the connection is closed. */
        HANG,
        /** The same, but for a byte of an answer now and then. */
        DRIP;

        static OnRequest of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** What happens to the reviewer's answers. In JSON it is written in lower case. */
    public enum OnCallback {
        /** Each answer is sent once more after it was taken. */
        TWICE,
        /** Answers that are ready at the same time are sent last first. */
        REVERSED,
        /** Each answer is preceded by one for a review that nobody asked for. */
        UNKNOWN,
        /** No answer is sent; it waits to be polled. */
        LOST;

        static OnCallback of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Lets the next {@code times} requests meet {@code fault}. */
    public synchronized void requests(OnRequest fault, int times) {
        onRequest = fault;
        left = times;
    }

    /** Lets every request meet {@code fault} until it is switched off. */
    public void requests(OnRequest fault) {
        requests(fault, Integer.MAX_VALUE);
    }

    /** Lets every answer meet these faults until they are switched off. */
    public synchronized void callbacks(Set<OnCallback> faults) {
        onCallback.clear();
        onCallback.addAll(faults);
    }

    /** Behaves well again. */
    public synchronized void none() {
        onRequest = null;
        onCallback.clear();
        held.forEach(Runnable::run);
        held.clear();
    }

    /** Keeps a request without a (whole) answer until it behaves well again; {@code release} ends it then. */
    public synchronized void hold(Runnable release) {
        held.add(release);
    }

    /** How often a fault has met a request or an answer so far. */
    public synchronized long met() {
        return met;
    }

    /** What the request that is there now meets; counts it. */
    public synchronized Optional<OnRequest> next() {
        if (onRequest == null || left == 0) {
            return Optional.empty();
        }
        if (left != Integer.MAX_VALUE) {
            left--;
        }
        met++;
        return Optional.of(onRequest);
    }

    /** Whether the answer that is there now meets this fault; counts it. */
    public synchronized boolean meets(OnCallback fault) {
        boolean meets = onCallback.contains(fault);
        met += meets ? 1 : 0;
        return meets;
    }
}
