package io.realname.app;

import io.realname.casefile.ArrivalBook;
import io.realname.casefile.Failpoint;
import io.realname.intake.DropBatch;
import io.realname.intake.DropReader;
import io.realname.intake.Originals;
import io.realname.screening.Screening;
import io.realname.submission.Arrival;
import io.realname.submission.Submission;

/** The steps of the intake route, on a whole batch each. Thread-safe. */
public final class IntakeStage {
    /** How many drops are read, screened and committed together at most. */
    public static final int DROPS_IN_A_BATCH = 100;

    private final DropReader reader;
    private final Screening screening;
    private final ArrivalBook book;
    private final Originals originals;

    /** Steps that read by {@code reader}, judge by {@code screening} and enter into {@code book}. */
    public IntakeStage(DropReader reader, Screening screening, ArrivalBook book, Originals originals) {
        this.reader = reader;
        this.screening = screening;
        this.book = book;
        this.originals = originals;
    }

    /** Reads manifests and documents; the documents are durable afterwards. */
    public void read(DropBatch batch) {
        Failpoint.AFTER_CLAIM.hit();
        batch.read(reader, book::entered);
        Failpoint.AFTER_DOCUMENT_STORED.hit();
    }

    /** Judges every arrival that was understood. */
    public void screen(DropBatch batch) {
        batch.judge(this::screen);
    }

    private Arrival screen(Arrival arrival) {
        return screen(screening, arrival);
    }

    /** Judges one arrival, if it was understood. */
    public static Arrival screen(Screening screening, Arrival arrival) {
        Submission submission = arrival.submission();
        return submission == null || arrival.quarantined()
                ? arrival
                : arrival.plus(
                        screening.screen(submission, arrival.documents(), arrival.receivedAt(), arrival.receivedAt()));
    }

    /** Enters the arrivals in one transaction. */
    public void enter(DropBatch batch) {
        batch.entered(book.enter(batch.arrivals()));
        Failpoint.AFTER_COMMIT.hit();
    }

    /** Takes the originals away, now that everything is committed. */
    public void tidy(DropBatch batch) {
        batch.tidy(originals);
    }
}
