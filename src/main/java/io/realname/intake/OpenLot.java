package io.realname.intake;

import io.realname.casefile.BackOff;
import io.realname.casefile.Receipt;
import io.realname.time.Wait;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private final Instant patientUntil;
    private final SharedPictures pictures = new SharedPictures();
    private final SharedLooks looks;
    private final Deque<Lot.Placed> again = new ArrayDeque<>();
    private LotCounts counts = new LotCounts();
    private @Nullable Lot lot;
    private NamedFile.@Nullable Seen seen;
    private boolean knownBefore;
    private boolean ended;
    private boolean finished;
    private int out;
    private int failures;
    /** When those that wait have their next turn, and before when nothing of the lot has one. */
    private Wait againFrom = Wait.NONE;

    private Wait notBefore = Wait.NONE;

    /**
     * A lot that was claimed.
     *
     * @param knownBefore whether an earlier run may have entered some of it
     */
    OpenLot(LotTools tools, Drop drop, Path unpacked, InstantSource system, Instant patientUntil, boolean knownBefore) {
        this.tools = tools;
        this.looks = new SharedLooks(tools.inspection(), tools.documents());
        this.drop = drop;
        this.unpacked = unpacked;
        this.system = system;
        this.patientUntil = patientUntil;
        this.knownBefore = knownBefore;
    }

    /** The next of its submissions, at most {@code size}; empty if none can go on now. */
    synchronized Optional<Slice> next(int size) throws IOException {
        Instant now = system.instant();
        if (finished || !notBefore.isOver(now)) {
            return Optional.empty();
        }
        List<Lot.Placed> some = new ArrayList<>();
        while (some.size() < size && !again.isEmpty() && againFrom.isOver(now)) {
            some.add(again.remove());
        }
        while (some.size() < size && !ended && again.size() < MOST_WAITING) {
            Lot.Placed one = open().next();
            if (one == null) {
                ended = true;
            } else if (one.one().row() == 0 && one.one().read().submission() == null && open().mayBeWritten(now)) {
                startOver(UNTIL_NEXT_LOOK); // What cannot be read may just not be whole yet.
                return Optional.empty();
            } else {
                some.add(one);
            }
        }
        if (some.isEmpty() && (!ended || out > 0 || !again.isEmpty())) {
            return Optional.empty();
        }
        out++;
        return Optional.of(new Slice(this, tools, pictures, looks, some, knownBefore));
    }

    private Lot open() throws IOException {
        if (lot == null) {
            lot = new Lot(tools, drop, unpacked);
            seen = lot.seen();
        }
        return lot;
    }

    private void startOver(Duration wait) throws IOException {
        if (lot != null) {
            lot.close();
        }
        lot = null;
        ended = false;
        knownBefore = true;
        counts = new LotCounts();
        notBefore = Wait.from(system.instant(), wait);
    }

    /** Whether a file that a submission names and that is not there may still come. */
    synchronized boolean isPatient() {
        return lot != null && lot.mayWait() && system.instant().isBefore(patientUntil);
    }

    /** Says that it gets on, or knows what it waits for. */
    void mark() {
        drop.mark(system.instant());
    }

    /** Whose lot it is. */
    String source() {
        return drop.source();
    }

    /** These wait for their pictures, or for the next day. */
    synchronized void later(List<Lot.Placed> waiting) {
        again.addAll(waiting);
        if (!waiting.isEmpty()) {
            againFrom = Wait.from(system.instant(), UNTIL_NEXT_LOOK);
        }
    }

    /** These were entered; the last slice finishes the lot. */
    synchronized void entered(List<Lot.Placed> ones, List<Receipt> receipts, LotEnd end) throws IOException {
        counts.add(ones, receipts);
        if (!ended || out > 1 || !again.isEmpty()) {
            return;
        }
        Lot whole = Objects.requireNonNull(lot);
        NamedFile.Seen now = whole.seen();
        if (now != null && !now.equals(seen)) {
            startOver(LotQueue.QUIET); // Its producer has gone on writing.
            return;
        }
        end.finish(tools, drop, unpacked, counts);
        whole.close();
        finished = true;
    }

    /** A slice is done. */
    synchronized void back() {
        out--;
        failures = 0;
        mark();
    }

    /** A slice failed: its submissions are tried again. */
    synchronized void back(List<Lot.Placed> ones) {
        out--;
        knownBefore = true;
        again.addAll(ones);
        notBefore = Wait.from(system.instant(), BackOff.after(++failures));
    }

    /** Whether nothing of it is left to do. */
    synchronized boolean isFinished() {
        return finished;
    }
}
