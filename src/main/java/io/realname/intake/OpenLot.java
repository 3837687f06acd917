package io.realname.intake;

import io.realname.casefile.BackOff;
import io.realname.casefile.Receipt;
import io.realname.time.Wait;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A lot on its way in: which of its submissions are out in slices, which wait for their pictures, which came back after a failure.
 * When all are entered, whoever is last finishes it. Thread-safe.
 */
final class OpenLot {
    private static final int MOST_WAITING = 5_000;
    private static final Duration UNTIL_NEXT_LOOK = Duration.ofSeconds(1);

    private final LotTools tools;
    private final Drop drop;
    private final Path unpacked;
    private final InstantSource system;
    private final SharedPictures pictures = new SharedPictures();
    private final SharedLooks looks;
    private final LotAgain again = new LotAgain();
    private final LotReading reading;
    private LotCounts counts = new LotCounts();
    private Wait patience;
    private boolean knownBefore;
    private boolean ended;
    private boolean startsOver;
    private boolean finished;
    private int out;
    private int failures;
    private Wait notBefore = Wait.NONE;

    /**
     * A lot that was claimed.
     *
     * @param patience for how long it waits for the files that it names
     * @param knownBefore whether an earlier run may have entered some of it
     */
    OpenLot(LotTools tools, Drop drop, Path unpacked, InstantSource system, Wait patience, boolean knownBefore) {
        this.tools = tools;
        this.looks = new SharedLooks(tools.inspection(), tools.documents());
        this.drop = drop;
        this.unpacked = unpacked;
        this.reading = new LotReading(tools, drop, unpacked);
        this.system = system;
        this.patience = patience;
        this.knownBefore = knownBefore;
    }

    /** The next of its submissions, at most {@code size}; empty if none can go on now. After a failure it is read again from its beginning. */
    synchronized Optional<Slice> next(int size) {
        Instant now = system.instant();
        if (finished || startsOver || !notBefore.isOver(now)) {
            return Optional.empty();
        }
        try {
            return slice(size, now);
        } catch (IOException | RuntimeException | Error e) {
            startOverAfter(reading.failed(e));
            return Optional.empty();
        }
    }

    private Optional<Slice> slice(int size, Instant now) throws IOException {
        if (!reading.isOpen() && reading.isGone()) {
            finished = true;
            return Optional.empty();
        }
        Optional<Lot.Placed> alone = again.alone(now);
        if (alone.isPresent()) {
            return Optional.of(out(List.of(alone.get())));
        }
        List<Lot.Placed> some = again.together(size, now);
        while (some.size() < size && !ended && again.size() < MOST_WAITING) {
            Lot.Placed one = reading.next();
            if (one == null) {
                ended = true;
            } else if (one.one().row() == 0 && one.one().read().submission() == null && reading.mayBeWritten(now)) {
                startOverAfter(UNTIL_NEXT_LOOK); // What cannot be read may just not be whole yet.
                return Optional.empty();
            } else {
                some.add(one);
            }
        }
        if (some.isEmpty() && (!ended || out > 0 || !again.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(out(some));
    }

    private Slice out(List<Lot.Placed> some) {
        out++;
        return new Slice(this, tools, pictures, looks, some, knownBefore);
    }

    /** Begins anew after that time, but not while slices are out: their pictures may lie in what is closed then. */
    private void startOverAfter(Duration wait) {
        notBefore = Wait.from(system.instant(), wait);
        startsOver = true;
        startOverIfAllAreBack();
    }

    private void startOverIfAllAreBack() {
        if (!startsOver || out > 0) {
            return;
        }
        startsOver = false;
        ended = false;
        knownBefore = true;
        again.clear();
        counts = new LotCounts();
        reading.close();
    }

    /** Whether a file that a submission names and that is not there may still come. When the clock is set back the wait begins anew. */
    synchronized boolean isPatient() {
        Instant now = system.instant();
        if (now.isBefore(patience.begun())) {
            patience = Wait.from(now, Duration.between(patience.begun(), patience.until()));
        }
        return reading.mayWait() && !patience.isOver(now);
    }

    /** Says that it gets on, or knows what it waits for. */
    void mark() {
        drop.mark(system.instant());
    }

    /** Whose lot it is. */
    String source() {
        return drop.source();
    }

    /** Whether its file is being read. */
    synchronized boolean isOpen() {
        return reading.isOpen();
    }

    /** Whether it waits after a failure, and holds little meanwhile: nothing, a few submissions that always fail, or only its end. */
    synchronized boolean isHeldUp() {
        Instant now = system.instant();
        if (reading.isOpen() && (!ended || out > 0)) {
            return false;
        }
        return again.isEmpty() ? !notBefore.isOver(now) : again.isHeldUp(now);
    }

    /** These wait for their pictures, or for the next day. */
    synchronized void later(List<Lot.Placed> waiting) {
        again.later(waiting, system.instant());
    }

    /** These were entered; the last slice finishes the lot. */
    synchronized void entered(List<Lot.Placed> ones, List<Receipt> receipts, LotEnd end) throws IOException {
        counts.add(ones, receipts);
        if (startsOver || !ended || out > 1 || !again.isEmpty()) {
            return;
        }
        if (reading.hasChanged()) {
            startOverAfter(LotQueue.QUIET); // Its producer has gone on writing.
            return;
        }
        if (!reading.isGone()) {
            end.finish(tools, drop, unpacked, counts);
        }
        reading.close();
        finished = true;
    }

    /** A slice is done. */
    synchronized void back() {
        out--;
        failures = 0;
        again.succeeded();
        mark();
        startOverIfAllAreBack();
    }

    /** A slice failed: its submissions are tried again. */
    synchronized void back(List<Lot.Placed> ones, Exception failure) {
        out--;
        knownBefore = true;
        if (!again.failed(ones, failure, system.instant())) {
            notBefore = Wait.from(system.instant(), BackOff.after(++failures));
        }
        startOverIfAllAreBack();
    }

    /** Whether nothing of it is left to do. */
    synchronized boolean isFinished() {
        return finished;
    }
}
