package io.realname.intake;

import io.realname.casefile.Receipt;
import io.realname.submission.DocumentRef;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import io.realname.submission.Submission;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of the submissions of a lot. For one thread at a time. */
final class LotCounts {
    private static final int MOST_TOLD = 1_000;
    private static final int MOST_FILES = 10_000;

    private final Map<Receipt.Disposition, Long> taken = new EnumMap<>(Receipt.Disposition.class);
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final Set<String> files = new HashSet<>();
    private long rows;
    private long unreadableRows;
    private long faulty;
    private @Nullable Receipt refused;

    /** A row that could not be read. */
    record Unreadable(int row, Finding finding) {}

    void add(List<Lot.Placed> ones, List<Receipt> receipts) {
        for (int i = 0; i < receipts.size(); i++) {
            Receipt receipt = receipts.get(i);
            Submissions.One one = ones.get(i).one();
            rows++;
            addFiles(one.read().submission());
            taken.merge(receipt.disposition(), 1L, Long::sum);
            boolean error = receipt.arrival().findings().stream()
                    .anyMatch(finding -> finding.severity() == Severity.ERROR && finding.domain() == null);
            if (one.read().submission() == null) {
                unreadableRows++;
                if (unreadable.size() < MOST_TOLD) {
                    unreadable.add(
                            new Unreadable(one.row(), one.read().findings().get(0)));
                }
                if (one.row() == 0) {
                    refused = receipt;
                }
            } else if (error) {
                faulty++;
            }
        }
    }

    private void addFiles(@Nullable Submission submission) {
        if (submission != null && files.size() <= MOST_FILES) {
            submission.documents().stream()
                    .map(DocumentRef::file)
                    .filter(Objects::nonNull)
                    .forEach(files::add);
        }
    }

    /** The files that the submissions name, as they name them; null if there are too many to be kept in memory. */
    @Nullable
    Set<String> files() {
        return files.size() > MOST_FILES ? null : Set.copyOf(files);
    }

    long rows() {
        return rows;
    }

    long taken(Receipt.Disposition as) {
        return taken.getOrDefault(as, 0L);
    }

    /** Those with an error that was found at once; their pictures may show more. */
    long faulty() {
        return faulty;
    }

    long unreadableRows() {
        return unreadableRows;
    }

    /** The first of the rows that could not be read. */
    List<Unreadable> unreadable() {
        return List.copyOf(unreadable);
    }

    /** What became of the file itself, if it could not be read, or not to its end. */
    @Nullable
    Receipt refused() {
        return refused;
    }
}
