package io.realname.intake;

import io.realname.casefile.BackOff;
import io.realname.casefile.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a lot while it is read from its beginning to its end, as often as that takes. Where the disk fails it is tried until it does
 * not; where reading itself fails at one place time and again, the rest is put aside. Not thread-safe.
 */
final class LotReading {
    private static final Logger LOG = LoggerFactory.getLogger(LotReading.class);
    private static final int MOST_FAILURES = 5;

    private final LotTools tools;
    private final Drop drop;
    private final Path unpacked;
    private @Nullable Lot lot;
    private NamedFile.@Nullable Seen seen;
    private long read;
    /** After how many submissions it failed last, and how often in a row there. */
    private long failedAfter;

    private int failedThere;

    /** A lot that is not open yet. */
    LotReading(LotTools tools, Drop drop, Path unpacked) {
        this.tools = tools;
        this.drop = drop;
        this.unpacked = unpacked;
    }

    /** Whether another program has finished it. */
    boolean isGone() {
        return Files.notExists(drop.claimed(), LinkOption.NOFOLLOW_LINKS);
    }

    boolean isOpen() {
        return lot != null;
    }

    /** The next submission, or null after the last. */
    Lot.@Nullable Placed next() throws IOException {
        Lot from = lot;
        if (from == null) {
            from = new Lot(tools, drop, unpacked);
            lot = from;
            seen = from.seen();
        }
        Lot.Placed one = next(from);
        read++;
        return one;
    }

    private Lot.@Nullable Placed next(Lot from) throws IOException {
        try {
            return from.next();
        } catch (IOException | RuntimeException | Error e) {
            if (read != failedAfter || failedThere < MOST_FAILURES || Failures.isOfMachine(e)) {
                throw e;
            }
            LOG.error(
                    "The rest of a file of {} is put into quarantine, for reading it fails: {}.",
                    drop.source(),
                    Failures.reason(e));
            from.refuseRest();
            return from.next();
        }
    }

    /** Notes that {@link #next} has failed, and says when it is to be tried again from the beginning. */
    Duration failed(Throwable failure) {
        LOG.warn(
                "A file of {} cannot be read on: {}. It is read again from its beginning; what was entered is recognised.",
                drop.source(),
                Failures.reason(failure));
        failedThere = read == failedAfter ? failedThere + 1 : 1;
        failedAfter = read;
        return BackOff.after(failedThere);
    }

    /** Whether its pictures may still come: they lie in the inbox, and not in a package. */
    boolean mayWait() {
        return lot != null && lot.mayWait();
    }

    /** Whether its producer may still be writing. */
    boolean mayBeWritten(Instant now) throws IOException {
        return lot != null && lot.mayBeWritten(now);
    }

    /** Whether its producer has gone on writing since it was opened. */
    boolean hasChanged() throws IOException {
        NamedFile.Seen now = Objects.requireNonNull(lot).seen();
        return now != null && !now.equals(seen);
    }

    /** Lets go of the file; the next that is read is the first again. */
    void close() {
        Lot before = lot;
        lot = null;
        read = 0;
        try {
            if (before != null) {
                before.close();
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn(
                    "What was unpacked of a file of {} cannot be removed: {}. It goes with the next start.",
                    drop.source(),
                    Failures.reason(e));
        }
    }
}
