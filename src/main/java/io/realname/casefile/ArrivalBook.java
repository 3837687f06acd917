package io.realname.casefile;

import io.realname.casefile.DayQuotas.SourceDay;
import io.realname.casefile.Receipt.Disposition;
import io.realname.submission.Arrival;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import io.realname.submission.Submission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Enters arrivals: each becomes a case, a corrected revision, a duplicate, a conflict or a quarantine, a whole batch in one
 * transaction. Entering the same arrival again (after a crash) changes nothing. Thread-safe.
 */
public final class ArrivalBook {
    /** The same submission came again. */
    public static final Code DUPLICATE = new Code("submission.duplicate", Severity.INFO, "own");

    /** Other content came under an id that is taken. */
    public static final Code CONFLICT = new Code("submission.conflict", Severity.ERROR, "own");

    private static final Comparator<Arrival> ORDER = Comparator.comparing(Arrival::source)
            .thenComparing(arrival -> id(arrival).orElse(""))
            .thenComparing(Arrival::dropKey);

    private final Jdbi jdbi;
    private final AttemptRows rows;
    private final DayQuotas quotas;
    private volatile Consumer<List<Receipt>> witness = receipts -> {};

    /** Writes through {@code rows}, as far as {@code quotas} go. */
    public ArrivalBook(Jdbi jdbi, AttemptRows rows, DayQuotas quotas) {
        this.jdbi = jdbi;
        this.rows = rows;
        this.quotas = quotas;
    }

    /** Tells {@code witness} what becomes of all arrivals from now on, each batch once it is committed. It returns at once and never throws. */
    public void tell(Consumer<List<Receipt>> witness) {
        this.witness = witness;
    }

    /**
     * Enters screened arrivals, all or none; those beyond the quota of their source are left out and told to come later.
     *
     * @return one receipt for each, in the order given
     */
    public List<Receipt> enter(List<Arrival> arrivals) {
        Map<Arrival, Receipt> receipts = jdbi.inTransaction(handle -> {
            Map<Arrival, Receipt> entered = enter(handle, arrivals);
            Failpoint.BEFORE_COMMIT.hit();
            return entered;
        });
        List<Receipt> inOrder = arrivals.stream().map(receipts::get).toList();
        witness.accept(inOrder);
        return inOrder;
    }

    /** Those of these drop keys under which something was entered already. */
    public Set<String> entered(Set<String> dropKeys) {
        return jdbi.withHandle(handle -> rows.entered(handle, dropKeys));
    }

    private Map<Arrival, Receipt> enter(Handle handle, List<Arrival> arrivals) {
        Map<Arrival, Receipt> receipts = new IdentityHashMap<>();
        Map<String, Receipt> known = rows.known(handle, arrivals);
        // A fixed order, so that two batches that meet in the unique indexes wait for each other and never in a ring.
        List<Arrival> left = arrivals.stream()
                .filter(arrival -> !known.containsKey(arrival.dropKey()))
                .sorted(ORDER)
                .toList();
        rows.writeDocuments(handle, left);
        Map<SourceDay, List<Arrival>> limited = new TreeMap<>();
        List<Arrival> free = new ArrayList<>();
        for (Arrival arrival : left) {
            (quotas.limits(arrival.source())
                            ? limited.computeIfAbsent(SourceDay.of(arrival), day -> new ArrayList<>())
                            : free)
                    .add(arrival);
        }
        enterAll(handle, free, receipts);
        QuotaEntry entry = new QuotaEntry(handle, quotas, rows, receipts);
        limited.forEach((day, some) -> entry.enter(day, some, fitting -> enterAll(handle, fitting, receipts)));
        for (Arrival arrival : arrivals) {
            Receipt before = known.get(arrival.dropKey());
            if (before != null) {
                receipts.put(arrival, new Receipt(arrival, before.disposition(), before.caseId(), true));
            }
        }
        return receipts;
    }

    private void enterAll(Handle handle, List<Arrival> arrivals, Map<Arrival, Receipt> receipts) {
        List<Arrival> left = arrivals;
        while (!left.isEmpty()) {
            left = enterDistinct(handle, left, receipts);
        }
    }

    /** Enters the first arrival of each submission id and returns the others, for which it is then the one held already. */
    private List<Arrival> enterDistinct(Handle handle, List<Arrival> arrivals, Map<Arrival, Receipt> receipts) {
        Set<String> ids = new HashSet<>();
        List<Arrival> now = new ArrayList<>();
        List<Arrival> later = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            boolean first =
                    id(arrival).map(id -> ids.add(arrival.source() + "/" + id)).orElse(true);
            (first ? now : later).add(arrival);
        }
        List<Attempt> attempts = now.stream().map(rows::attempt).toList();
        Set<UUID> opened = rows.openCases(handle, attempts);
        List<Attempt> entered = new ArrayList<>();
        for (Attempt attempt : attempts) {
            entered.add(opened.contains(attempt.caseId()) ? attempt : againstHeld(handle, attempt));
        }
        rows.write(handle, entered);
        entered.forEach(attempt -> receipts.put(
                attempt.arrival(), new Receipt(attempt.arrival(), attempt.disposition(), attempt.caseId(), false)));
        return later;
    }

    /** Weighs an attempt whose submission id is taken against the case that holds it. */
    private Attempt againstHeld(Handle handle, Attempt attempt) {
        if (attempt.disposition() == Disposition.QUARANTINE) {
            return rows.openNamelessCase(handle, attempt);
        }
        HeldCase held = rows.held(handle, attempt);
        if (isRevision(held, attempt)) {
            return rows.reopen(handle, held, attempt);
        }
        boolean same = isSame(held, attempt);
        Finding finding = Finding.of(same ? DUPLICATE : CONFLICT, "/submissionId");
        return attempt.beside(held, same ? Disposition.DUPLICATE : Disposition.CONFLICT, finding);
    }

    /** Whether an attempt is taken as the corrected form of the case that holds its id. */
    static boolean isRevision(HeldCase held, Attempt attempt) {
        return held.state().isRevisable() && (!isSame(held, attempt) || held.mayEndOtherwiseNow());
    }

    private static boolean isSame(HeldCase held, Attempt attempt) {
        return java.security.MessageDigest.isEqual(held.contentDigest(), attempt.contentDigest());
    }

    private static Optional<String> id(Arrival arrival) {
        return Optional.ofNullable(arrival.submission()).map(Submission::submissionId);
    }

    /** The positions of all domains of a submission. */
    static List<Integer> positions(Submission submission) {
        return java.util.stream.IntStream.range(0, submission.domains().size())
                .boxed()
                .collect(Collectors.toList());
    }
}
