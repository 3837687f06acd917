package io.realname.app;

import io.realname.casefile.ArrivalBook;
import io.realname.casefile.Failpoint;
import io.realname.intake.IntakeBatch;
import io.realname.screening.Screening;
import io.realname.submission.Arrival;
import io.realname.submission.Submission;

/** The steps of the intake route, on a whole batch each. Thread-safe. */
public final class IntakeStage {
    /** How many drops are read, screened and committed together at most. */
    public static final int DROPS_IN_A_BATCH = 100;

    /** The same of rows of one file, which need no file of their own. */
    public static final int ROWS_IN_A_SLICE = 500;

    private final Screening screening;
    private final ArrivalBook book;

    /** Steps that judge by {@code screening} and enter into {@code book}. */
    public IntakeStage(Screening screening, ArrivalBook book) {
        this.screening = screening;
        this.book = book;
    }

    /** Reads manifests and documents; the documents are durable afterwards. */
    public void read(IntakeBatch batch) {
        Failpoint.AFTER_CLAIM.hit();
        batch.read(book::entered);
        Failpoint.AFTER_DOCUMENT_STORED.hit();
    }

    /** Judges every arrival that was understood. */
    public void screen(IntakeBatch batch) {
        batch.judge(arrival -> judged(screening, arrival));
    }

    /** The arrival with what the rules find about it, if it was understood. */
    public static Arrival judged(Screening screening, Arrival arrival) {
        Submission submission = arrival.submission();
        return submission == null || arrival.quarantined()
                ? arrival
                : arrival.plus(
                        screening.screen(submission, arrival.documents(), arrival.receivedAt(), arrival.receivedAt()));
    }

    /** Enters the arrivals in one transaction. */
    public void enter(IntakeBatch batch) {
        batch.entered(book.enter(batch.arrivals()));
        Failpoint.AFTER_COMMIT.hit();
    }

    /** Takes the originals away, now that everything is committed. */
    public void tidy(IntakeBatch batch) {
        batch.tidy();
    }
}
