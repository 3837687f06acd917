package io.realname.casefile;

import java.util.Optional;

/**
 * A piece of work that a source hands out, claimed until it is completed or given back. One thread at a time.
 *
 * <p>Work is offered by {@link Source}s; a route takes it, runs its steps on it, and ends it with exactly one of the two calls.
 */
public interface Work {
    /** Makes the outcome of the steps durable. */
    void complete();

    /** Gives the work back after a failure, to be tried again later; nothing of the steps remains. */
    void giveBack(Exception failure);

    /** Where work comes from. Thread-safe. */
    @FunctionalInterface
    interface Source {
        /** The next piece of work that is due, claimed; empty if there is none now. */
        Optional<? extends Work> next();
    }
}
