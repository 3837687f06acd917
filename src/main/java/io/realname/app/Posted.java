package io.realname.app;

import io.realname.casefile.ArrivalBook;
import io.realname.casefile.CaseView;
import io.realname.casefile.DayQuotas;
import io.realname.casefile.Receipt;
import io.realname.casefile.Receipt.Disposition;
import io.realname.casefile.Work;
import io.realname.intake.InMemory;
import io.realname.intake.PackageReader.Package;
import io.realname.intake.Source;
import io.realname.submission.Arrival;
import io.realname.submission.Finding;
import io.realname.web.SubmissionDesk;
import io.realname.web.SubmissionDesk.Entered;
import io.realname.web.SubmissionDesk.Taken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One upload that waits for its turn, and what becomes of it. Filled by one thread, awaited by another. */
final class Posted {
    private static final Logger LOG = LoggerFactory.getLogger(Posted.class);
    private static final int FIRST = 1_000;

    private final Source source;
    private final PostedPackage files;
    private final Work.Underway underway;
    private final CompletableFuture<Taken> taken = new CompletableFuture<>();
    private final List<Entered> first = new ArrayList<>();
    private final Map<Disposition, Integer> counts = new EnumMap<>(Disposition.class);
    private @Nullable Arrival arrival;
    /** When something of it was received that was not taken in any more on that day. */
    private @Nullable Instant beyondQuota;

    Posted(Source source, PostedPackage files, Work.Underway underway) {
        this.source = source;
        this.files = files;
        this.underway = underway;
    }

    Source source() {
        return source;
    }

    CompletionStage<Taken> taken() {
        return taken;
    }

    Package layOut(String key) {
        return files.layOut(source, key);
    }

    Optional<InMemory> inMemory(String key) {
        return files.inMemory(source, key);
    }

    void read(Arrival found) {
        arrival = found;
    }

    /** The only one that was read. */
    Arrival arrival() {
        return Objects.requireNonNull(arrival);
    }

    void entered(List<Receipt> receipts) {
        for (Receipt receipt : receipts) {
            counts.merge(receipt.disposition(), 1, Integer::sum);
            if (receipt.disposition() == Disposition.LATER) {
                beyondQuota = receipt.arrival().receivedAt();
            } else if (first.size() < FIRST) {
                first.add(new Entered(receipt, findings(receipt)));
            }
        }
    }

    private static List<Finding> findings(Receipt receipt) {
        return switch (receipt.disposition()) {
            case DUPLICATE -> List.of(Finding.of(ArrivalBook.DUPLICATE, "/submissionId"));
            case CONFLICT -> List.of(Finding.of(ArrivalBook.CONFLICT, "/submissionId"));
            default -> receipt.arrival().findings();
        };
    }

    /** Whether some of it is to come again tomorrow, so that reading on would be in vain. */
    boolean isBeyondQuota() {
        return beyondQuota != null;
    }

    SubmissionDesk.QuotaSpent beyond(DayQuotas quotas) {
        return new SubmissionDesk.QuotaSpent(quotas.untilDayAfter(Objects.requireNonNull(beyondQuota)), counts);
    }

    /** The case of the only submission that it held; empty if there were several. */
    Optional<UUID> onlyCase() {
        return first.size() == 1 ? Optional.ofNullable(first.get(0).receipt().caseId()) : Optional.empty();
    }

    /**
     * Ends it as what was entered says.
     *
     * @param only {@link #onlyCase} as it is now
     */
    void succeed(Optional<CaseView> only, DayQuotas quotas) {
        if (isBeyondQuota()) {
            fail(beyond(quotas));
        } else if (taken.complete(new Taken(List.copyOf(first), counts, only))) {
            underway.ended(Work.End.DONE, Work.Tally.ONE);
        }
    }

    void fail(Throwable failure) {
        if (taken.completeExceptionally(failure)) {
            boolean refused = failure instanceof SubmissionDesk.Refused;
            boolean told = refused || failure instanceof SubmissionDesk.QuotaSpent;
            underway.ended(told ? Work.End.DONE : Work.End.FAILED, new Work.Tally(1, 0, refused ? 1 : 0));
        }
    }

    /** Removes the files; a folder that stays is removed at the next start. */
    void end() {
        try {
            files.close();
        } catch (IOException e) {
            LOG.warn(
                    "The files of a posted submission could not be removed: {}.",
                    e.getClass().getSimpleName());
        }
    }
}
