package io.realname.intake;

import io.realname.casefile.DocumentStore;
import io.realname.casefile.Ids;
import io.realname.casefile.Receipt;
import io.realname.casefile.Receipt.Disposition;
import io.realname.security.Keys;
import io.realname.submission.Arrival;
import io.realname.submission.IdTypes;
import io.realname.submission.Language;
import io.realname.submission.Site;
import io.realname.submission.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Queue, reader and tidying on a folder of their own, with a clock that a test sets and a book that is a list. */
final class Intake {
    static final Duration GRACE = Duration.ofSeconds(60);
    private static final ManifestReader MANIFESTS = Manifests.reader(TestLimits.DELIVERED.manifests());
    private static final Texts TEXTS = texts();

    volatile Instant system = Instant.parse("2026-11-20T08:00:00Z");
    final TestInbox inbox;
    final List<Arrival> entered = new ArrayList<>();
    final Set<String> keys = new HashSet<>();

    /** So many are taken in; those beyond are to come later. */
    int quota = Integer.MAX_VALUE;

    /** How many files a manifest can name, which decides whether a folder is one drop's own. */
    static final int MOST_FILES = 20;

    private final Path data;
    private final DropReader reader;
    private final Originals originals;
    private DropQueue queue;

    Intake(Path data) throws IOException {
        this.data = data;
        inbox = new TestInbox(data, system.minus(Duration.ofHours(1)));
        DocumentStore store = DocumentStore.open(data.resolve("documents"), Keys.open(data.resolve("keys")));
        reader = new DropReader(
                MANIFESTS,
                new Sources(Map.of("R002", new Source("R002", Site.INTL, Language.EN))),
                store,
                () -> system,
                () -> system,
                GRACE);
        originals = new Originals(DropFolders.in(data), TEXTS, MOST_FILES);
        restart();
    }

    private static Texts texts() {
        try {
            return Texts.load(Path.of("config"), IdTypes.load(Path.of("config/id-types.yaml")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A new process finds the folder as the last one left it. */
    void restart() throws IOException {
        queue = new DropQueue(
                DropFolders.in(data),
                new Ids(() -> system),
                () -> system,
                100,
                reader,
                originals,
                source -> entered.size() >= quota);
    }

    /** Goes on with the claims of a dead program. */
    void takeOver(Path work) throws IOException {
        queue.takeOver(work);
    }

    Optional<DropBatch> next() {
        return queue.next();
    }

    /** Reads a batch; its arrivals are those that are ready. */
    void read(DropBatch batch) {
        batch.read(asked -> {
            Set<String> known = new HashSet<>(asked);
            known.retainAll(keys);
            return known;
        });
    }

    /** Enters what was read of a batch, as the case file would. */
    void enter(DropBatch batch) {
        List<Receipt> receipts = new ArrayList<>();
        for (Arrival arrival : batch.arrivals()) {
            if (entered.size() >= quota) {
                receipts.add(new Receipt(arrival, Disposition.LATER, null, false));
                continue;
            }
            boolean again = !keys.add(arrival.dropKey());
            if (!again) {
                entered.add(arrival);
            }
            receipts.add(new Receipt(
                    arrival,
                    arrival.quarantined() ? Disposition.QUARANTINE : Disposition.CASE,
                    UUID.nameUUIDFromBytes(arrival.dropKey().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    again));
        }
        batch.entered(receipts);
    }

    void tidy(DropBatch batch) {
        batch.tidy();
    }

    /** Takes in everything that is there now. */
    void takeIn() {
        for (Optional<DropBatch> batch = next(); batch.isPresent(); batch = next()) {
            read(batch.get());
            enter(batch.get());
            tidy(batch.get());
            batch.get().complete();
        }
    }

    /** Lets system time pass. */
    void pass(Duration time) {
        system = system.plus(time);
    }

    Arrival only() {
        return entered.get(entered.size() - 1);
    }
}
