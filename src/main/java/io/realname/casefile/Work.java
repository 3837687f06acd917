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
        public static final Tally ONE = new Tally(1, 1, 0);
    }

    /** The destination that its steps call; empty if they call none. */
    default Optional<String> destination() {
        return Optional.empty();
    }

    /** How it ended, once it is completed. */
    default End end() {
        return End.DONE;
    }

    /** How a piece of work ended. */
    enum End {
        /** Completed. */
        DONE,
        /** Completed without having come to its aim: it is not tried again. */
        GIVEN_UP,
        /** Given back after a technical failure. */
        FAILED,
        /** Given back because somebody else had done it meanwhile. */
        OVERTAKEN
    }

    /** Is told of all work that is taken. Implementations are thread-safe, return at once and never throw. */
    @FunctionalInterface
    interface Witness {
        /** Nobody. */
        Witness NOBODY = (stage, taken, destination) -> (end, tally) -> {};

        /**
         * Work was taken and begins.
         *
         * @param stage the name by which the route takes its work
         * @param taken how many submissions, cases or errands it is about
         * @param destination that it calls; empty if it calls none
         * @return is told of its end, once
         */
        Underway begun(String stage, int taken, Optional<String> destination);
    }

    /** Work that has begun and not ended. */
    @FunctionalInterface
    interface Underway {
        /**
         * It has ended.
         *
         * @param tally what was made of it; counts only if it is done
         */
        void ended(End end, Tally tally);
    }

    /** Where work comes from. Thread-safe. */
    @FunctionalInterface
    interface Source {
        /** The next piece of work that is due, claimed; empty if there is none now. */
        Optional<? extends Work> next();
    }
}
