package io.realname.verify;

import io.realname.casefile.CaseFile;
import io.realname.casefile.DocumentStoreException;
import io.realname.casefile.Failures;
import io.realname.verify.Report.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Says whether the whole state is sound. All rows are read as they were at one instant, so that it can run beside a service at work;
 * nothing of them is changed. Thread-safe.
 */
public final class Oracle {
    private static final double NANOS = 1e9;

    private final CaseFile file;
    private final List<Check> checks;
    private final Duration patience;

    /**
     * An oracle over a case file.
     *
     * @param evidence what there is beside the rows
     * @param patience how long something may be under way before it counts as stuck or lost, in real time; zero where nothing is under
     *     way
     */
    public Oracle(CaseFile file, Evidence evidence, Duration patience) {
        this.file = file;
        this.patience = patience;
        this.checks = List.of(
                new SubmissionCheck(),
                new DropCheck(file.arrivals(), evidence.data()),
                new ChainCheck(),
                new OutboxCheck(),
                new WaitingCheck(),
                new DocumentCheck(evidence.documents(), evidence.contents()),
                new OrphanCheck(evidence.documents()),
                new ReviewCheck(evidence.reviews()),
                new NumberCheck(evidence));
    }

    /** Asks every check. */
    public Report ask() {
        // A transaction of Jdbi's own would also be that of all else this thread asks: nothing could be looked up as it
        // is now.
        try (Handle opened = file.jdbi().open()) {
            return opened.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
                // The one table that it needs is made first, for a transaction that may only read makes none.
                ReviewCheck.prepare(handle);
                handle.execute("set transaction read only");
                return ask(snapshot(handle));
            });
        }
    }

    private Snapshot snapshot(Handle handle) {
        double pace = handle.createQuery("select factor from clock_anchor")
                .mapTo(Double.class)
                .findOne()
                .orElse(1.0);
        Instant business = file.business().now();
        return new Snapshot(handle, file.jdbi(), business, file.system().instant(), pace, patience);
    }

    private Report ask(Snapshot snapshot) {
        List<Outcome> outcomes = new ArrayList<>();
        long begun = System.nanoTime();
        for (Check check : checks) {
            long start = System.nanoTime();
            Ledger ledger = new Ledger();
            ask(check, snapshot, ledger);
            outcomes.add(ledger.outcome(check.name(), (System.nanoTime() - start) / NANOS));
        }
        return new Report(outcomes, (System.nanoTime() - begun) / NANOS);
    }

    /** What one check cannot read must not lose what the others have found. */
    private static void ask(Check check, Snapshot snapshot, Ledger ledger) {
        try {
            check.run(snapshot, ledger);
        } catch (IOException | UncheckedIOException | DocumentStoreException e) {
            ledger.notChecked("This check was broken off, for a file or folder cannot be read (" + Failures.reason(e)
                    + "). Look after its owner and permissions and the disk, and verify again.");
        }
    }
}
