package io.realname.app;

import io.realname.casefile.ArrivalBook;
import io.realname.casefile.CaseFile;
import io.realname.casefile.CaseReader;
import io.realname.casefile.CaseView;
import io.realname.casefile.DayQuotas;
import io.realname.casefile.DocumentBatch;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Ids;
import io.realname.casefile.Receipt;
import io.realname.intake.InMemory;
import io.realname.intake.PackageReader;
import io.realname.intake.PackageReader.Package;
import io.realname.intake.format.Formats;
import io.realname.submission.Arrival;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Takes groups of posted submissions in: the documents of a group are synced together, its cases entered in one transaction and read for the
 * answers in one query. Thread-safe.
 */
final class PostedIntake {
    private final PackageReader reader;
    private final UnaryOperator<Arrival> screening;
    private final DocumentStore documents;
    private final ArrivalBook book;
    private final CaseReader cases;
    private final DayQuotas quotas;
    private final Ids ids;

    /** Enters into {@code file} what {@code screening} has judged. */
    PostedIntake(PackageReader reader, UnaryOperator<Arrival> screening, DocumentStore documents, CaseFile file) {
        this.reader = reader;
        this.screening = screening;
        this.documents = documents;
        this.book = file.arrivals();
        this.cases = file.reader();
        this.quotas = file.quotas();
        this.ids = file.ids();
    }

    /** Takes a group in; each of it has succeeded or failed then. */
    void take(List<Posted> group) {
        List<Posted> single = new ArrayList<>();
        try (DocumentBatch batch = documents.begin()) {
            for (Posted posted : group) {
                try {
                    if (isRead(posted, batch)) {
                        single.add(posted);
                    }
                } catch (IOException | RuntimeException e) {
                    posted.fail(e);
                }
            }
            batch.sync();
        }
        answer(enter(single));
    }

    /** Reads one that holds a single submission; one of many is taken in at once. */
    private boolean isRead(Posted posted, DocumentBatch batch) throws IOException {
        String key = "rest/" + posted.source().name() + "/" + ids.next();
        Optional<InMemory> small = posted.inMemory(key);
        if (small.isPresent()) {
            posted.read(screening.apply(reader.read(small.get(), batch)));
            return true;
        }
        Package laid = posted.layOut(key);
        if (!isOfOne(laid)) {
            takeMany(posted, laid);
            return false;
        }
        posted.read(screening.apply(reader.read(laid, batch, 1).get(0)));
        return true;
    }

    private static boolean isOfOne(Package laid) {
        return laid.manifests().size() == 1
                && !Formats.isOfRows(String.valueOf(laid.manifests().get(0).getFileName()));
    }

    /** Files of many do not wait for the group: they are committed as they are read. */
    private void takeMany(Posted posted, Package laid) throws IOException {
        reader.read(laid, arrivals -> {
            posted.entered(book.enter(arrivals.stream().map(screening).toList()));
            if (posted.isBeyondQuota()) {
                throw posted.beyond(quotas);
            }
        });
        answer(List.of(posted));
    }

    /** If the group cannot be entered together, each is tried alone, so that nobody suffers for another. Returns what was entered. */
    private List<Posted> enter(List<Posted> group) {
        try {
            List<Receipt> receipts =
                    book.enter(group.stream().map(Posted::arrival).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).entered(List.of(receipts.get(i)));
            }
            return group;
        } catch (RuntimeException together) {
            return group.stream()
                    .filter(posted -> isEnteredAlone(posted, together))
                    .toList();
        }
    }

    private boolean isEnteredAlone(Posted posted, RuntimeException together) {
        try {
            posted.entered(book.enter(List.of(posted.arrival())));
            return true;
        } catch (RuntimeException alone) {
            alone.addSuppressed(together);
            posted.fail(alone);
            return false;
        }
    }

    private void answer(List<Posted> entered) {
        List<UUID> single =
                entered.stream().flatMap(posted -> posted.onlyCase().stream()).toList();
        Map<UUID, CaseView> views =
                cases.find(single).stream().collect(Collectors.toMap(CaseView::id, Function.identity()));
        entered.forEach(posted -> posted.succeed(posted.onlyCase().map(views::get), quotas));
    }
}
