package io.realname.casefile;

import io.realname.casefile.DayQuotas.SourceDay;
import io.realname.casefile.Receipt.Disposition;
import io.realname.submission.Arrival;
import io.realname.submission.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Enters arrivals of one source on one day as far as its quota goes. What becomes a case or its corrected revision counts; duplicates,
 * conflicts and what goes to quarantine do not, and are entered even when nothing else is. For one transaction.
 */
final class QuotaEntry {
    private final Handle handle;
    private final DayQuotas quotas;
    private final AttemptRows rows;
    private final Map<Arrival, Receipt> receipts;

    /** An entry that finds in {@code receipts} what became of those that were entered, and adds those that must wait. */
    QuotaEntry(Handle handle, DayQuotas quotas, AttemptRows rows, Map<Arrival, Receipt> receipts) {
        this.handle = handle;
        this.quotas = quotas;
        this.rows = rows;
        this.receipts = receipts;
    }

    /**
     * Enters what fits.
     *
     * @param enter enters arrivals in their order and adds their receipts
     */
    void enter(SourceDay day, List<Arrival> arrivals, Consumer<List<Arrival>> enter) {
        int room = quotas.room(handle, day);
        List<Arrival> left = arrivals;
        boolean entered = true;
        while (!left.isEmpty() && entered) {
            // Weighed only where it matters, for each that is weighed costs a look at its case.
            List<Arrival> now = left.size() <= room ? left : fitting(left, room);
            enter.accept(now);
            int taken = (int) now.stream().filter(this::counts).count();
            room -= taken;
            quotas.taken(handle, day, taken);
            entered = !now.isEmpty();
            left = left.stream()
                    .filter(arrival -> !receipts.containsKey(arrival))
                    .toList();
        }
        left.forEach(arrival -> receipts.put(arrival, new Receipt(arrival, Disposition.LATER, null, false)));
        if (!left.isEmpty()) {
            quotas.spent(day, left);
        }
    }

    private List<Arrival> fitting(List<Arrival> arrivals, int room) {
        List<Arrival> now = new ArrayList<>();
        int left = room;
        for (Arrival arrival : arrivals) {
            boolean free = arrival.quarantined() || isBesideACase(arrival);
            if (free || left > 0) {
                now.add(arrival);
                left -= free ? 0 : 1;
            }
        }
        return now;
    }

    /** Whether it would be kept as a duplicate or a conflict. The row of the case stays locked, so that this stays true. */
    private boolean isBesideACase(Arrival arrival) {
        Submission submission = arrival.submission();
        String id = submission == null ? null : submission.submissionId();
        if (id == null || !rows.isHeld(handle, arrival.source(), id)) {
            return false;
        }
        Attempt attempt = rows.attempt(arrival);
        return !ArrivalBook.isRevision(rows.held(handle, attempt), attempt);
    }

    private boolean counts(Arrival arrival) {
        Receipt receipt = receipts.get(arrival);
        return receipt != null
                && (receipt.disposition() == Disposition.CASE || receipt.disposition() == Disposition.REVISION);
    }
}
