package io.realname.casefile;

import java.time.Duration;
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

    /** What it is about: one thing unless the kind of work says more. */
    default Tally tally() {
        return Tally.ONE;
    }

    /**
     * How many submissions, cases or errands a piece of work is about, and what its steps have made of them.
     *
     * @param taken how many it holds; those that are neither done nor rejected come again later
     * @param done how many went on
     * @param rejected how many were turned away, each with findings
     */
    record Tally(int taken, int done, int rejected) {
        /** One thing, which is done once the work is completed. */
        static final Tally ONE = new Tally(1, 1, 0);
    }

    /** How a piece of work ended. */
    enum End {
        /** Completed. */
        DONE,
        /** Given back after a technical failure. */
        FAILED,
        /** Given back because somebody else had done it meanwhile. */
        OVERTAKEN
    }

    /** Is told of all work that ended. Implementations are thread-safe, return at once and never throw. */
    @FunctionalInterface
    interface Witness {
        /** Nobody. */
        Witness NOBODY = (stage, work, end, took) -> {};

        /**
         * A piece of work has ended.
         *
         * @param stage the name by which the route takes its work
         * @param took from when it was taken to its end
         */
        void ended(String stage, Work work, End end, Duration took);
    }

    /** Where work comes from. Thread-safe. */
    @FunctionalInterface
    interface Source {
        /** The next piece of work that is due, claimed; empty if there is none now. */
        Optional<? extends Work> next();
    }
}
