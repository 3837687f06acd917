package io.realname.intake;

import io.realname.casefile.BackOff;
import io.realname.casefile.Failures;
import io.realname.time.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The submissions of a lot that have been out in a slice and come again: those that wait for their pictures, and those whose slice failed. The
 * latter come one by one, so that one which always fails holds up none of the others. Not thread-safe.
 */
final class LotAgain {
    private static final Duration UNTIL_NEXT_LOOK = Duration.ofSeconds(1);

    /** So many that always fail may stay in memory without counting as a lot that goes on. */
    private static final int FEW = 10;

    private final Deque<Lot.Placed> waiting = new ArrayDeque<>();
    private final Deque<Lot.Placed> failed = new ArrayDeque<>();
    private Wait waitingUntil = Wait.NONE;
    private Wait failedUntil = Wait.NONE;
    private int failuresAlone;

    /** One that has failed, if it is its turn. */
    Optional<Lot.Placed> alone(Instant now) {
        return failedUntil.isOver(now) ? Optional.ofNullable(failed.poll()) : Optional.empty();
    }

    /** Those that wait, if it is their turn, at most {@code size}. */
    List<Lot.Placed> together(int size, Instant now) {
        List<Lot.Placed> some = new ArrayList<>();
        while (some.size() < size && !waiting.isEmpty() && waitingUntil.isOver(now)) {
            some.add(waiting.remove());
        }
        return some;
    }

    /** These wait for their pictures, or for the next day. */
    void later(List<Lot.Placed> some, Instant now) {
        waiting.addAll(some);
        if (!some.isEmpty()) {
            waitingUntil = Wait.from(now, UNTIL_NEXT_LOOK);
        }
    }

    /**
     * A slice of these failed: each comes alone, and after a back-off if it was alone already; while a database is away, or a disk fails, none is to
     * blame, and they come together.
     *
     * @return whether it was one alone, for which nobody else has to wait
     */
    boolean failed(List<Lot.Placed> some, Exception failure, Instant now) {
        if (Failures.isOutage(failure) || Failures.isOfMachine(failure)) {
            waiting.addAll(some);
            return false;
        }
        failed.addAll(some);
        boolean alone = some.size() == 1;
        failedUntil = alone ? Wait.from(now, BackOff.after(++failuresAlone)) : Wait.NONE;
        return alone;
    }

    /** A slice was taken in. */
    void succeeded() {
        failuresAlone = 0;
    }

    int size() {
        return waiting.size() + failed.size();
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** Whether all that come again have failed, are few, and none has its turn yet. */
    boolean isHeldUp(Instant now) {
        return waiting.isEmpty() && failed.size() <= FEW && !failedUntil.isOver(now);
    }

    void clear() {
        waiting.clear();
        failed.clear();
    }
}
