package io.realname.casefile;

import io.realname.submission.Arrival;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an arrival.
 *
 * @param caseId of its case, null if nothing was entered
 * @param again whether it had been taken in before, by a run that ended before it could tidy up
 */
public record Receipt(
        Arrival arrival, Disposition disposition, @Nullable UUID caseId, boolean again) {
    /** Counts what became of a batch of {@code taken} arrivals. */
    public static Work.Tally tally(int taken, List<Receipt> receipts) {
        int rejected = 0;
        int later = 0;
        for (Receipt receipt : receipts) {
            rejected += receipt.disposition == Disposition.QUARANTINE ? 1 : 0;
            later += receipt.disposition == Disposition.LATER ? 1 : 0;
        }
        return new Work.Tally(taken, receipts.size() - rejected - later, rejected);
    }

    /** What an attempt was taken as. */
    public enum Disposition {
        /** A new case. */
        CASE,
        /** The corrected form of a case that had been rejected, withdrawn or quarantined. */
        REVISION,
        /** The same as what is held already. */
        DUPLICATE,
        /** Other content under an id whose case is still open or was approved. */
        CONFLICT,
        /** Not to be read, or not to be trusted. */
        QUARANTINE,
        /** Nothing was entered: its source's quota of the day is used up, and it is to be handed in again on the next. */
        LATER;

        /** The lower-case form used in rows. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
