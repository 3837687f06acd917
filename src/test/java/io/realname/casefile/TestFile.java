package io.realname.casefile;

import io.realname.security.Keys;
import io.realname.storage.Database;
import io.realname.storage.TestPostgres;
import io.realname.submission.Arrival;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** A case file on a database of its own, with clocks that a test sets. */
public final class TestFile implements AutoCloseable {
    public volatile Instant business = TestSubmission.RECEIVED;
    public volatile Instant system = Instant.parse("2026-11-20T08:00:00Z");

    public final Database database;
    public final Keys keys;
    public final CaseFile file;

    public TestFile(Path folder) {
        this(folder, TestPostgres.freshDatabase());
    }

    /** On a database that others work on as well. */
    public TestFile(Path folder, Database database) {
        this.database = database;
        keys = Keys.open(folder.resolve("keys"));
        file = CaseFile.open(database.jdbi(), keys, () -> business, () -> system);
    }

    /** Enters one arrival and returns what became of it. */
    public Receipt enter(TestSubmission submission) {
        return enter(List.of(submission.arrival(business))).get(0);
    }

    public List<Receipt> enter(List<Arrival> arrivals) {
        return file.arrivals().enter(arrivals);
    }

    /** Enters a submission and returns its case. */
    public UUID open(TestSubmission submission) {
        return enter(submission).caseId();
    }

    /** Enters a submission and lets the registrar's data be in order. */
    public UUID enriched(TestSubmission submission) {
        UUID id = open(submission);
        enrich();
        return id;
    }

    /** Lets everything pass that waits for enrichment. */
    public void enrich() {
        run(
                Step.ENRICH,
                batch -> batch.cases()
                        .forEach(open -> batch.change(
                                Transition.of(open, CaseState.ENRICHED, "test").then(Step.REVIEW))));
    }

    /** Enters a submission of which every domain is under review, without a review's row. */
    public UUID inReview(TestSubmission submission) {
        UUID id = enriched(submission);
        run(
                Step.REVIEW,
                batch -> batch.cases().forEach(open -> {
                    batch.change(Transition.of(open, CaseState.IN_REVIEW, "test"));
                    open.domains()
                            .forEach(row ->
                                    batch.change(DomainTransition.of(row, DomainState.IN_REVIEW, "test", List.of())));
                }));
        return id;
    }

    /** Verifies a domain now, and owes it to the registrar. */
    public void verify(UUID id, int position) {
        CaseDomain row = load(id).domains().get(position);
        write(handle -> {
            file.writer()
                    .changeDomains(
                            handle,
                            List.of(DomainTransition.of(row, DomainState.VERIFIED, "test", List.of())
                                    .verifiedAt(business)));
            file.outbox().post(handle, List.of(Errand.sync(id, row.id(), business)));
            file.settler().settle(handle, id, "test");
        });
    }

    /** Enters a submission and approves it with all of its domains. */
    public UUID approved(TestSubmission submission) {
        UUID id = inReview(submission);
        for (int i = 0; i < load(id).domains().size(); i++) {
            verify(id, i);
        }
        return id;
    }

    /** Lets a step do all that is due. */
    public void run(Step step, Consumer<CaseBatch> work) {
        CaseQueue queue = file.queue(step, 100);
        for (Optional<CaseBatch> next = queue.next(); next.isPresent(); next = queue.next()) {
            work.accept(next.get());
            next.get().complete();
        }
    }

    /** A queue of errands with breakers of its own. */
    public ErrandQueue errands(Errand.Kind kind) {
        return new ErrandQueue(
                file.jdbi(),
                file.outbox(),
                file.business(),
                new Breakers(() -> system),
                kind,
                "test",
                Duration.ofSeconds(60));
    }

    public CaseView view(UUID id) {
        return file.reader().find(id).orElseThrow();
    }

    public CaseState state(UUID id) {
        return view(id).state();
    }

    public OpenCase load(UUID id) {
        return database.jdbi()
                .withHandle(handle -> file.loader().load(handle, id))
                .orElseThrow();
    }

    /** The states a case came into, in order, that of its domains left out. */
    public List<String> states(UUID id) {
        return file.reader().events(id).stream()
                .filter(event -> event.domain() == null)
                .map(CaseEvent::to)
                .toList();
    }

    public void write(Consumer<Handle> writing) {
        database.jdbi().useTransaction(writing::accept);
    }

    public List<Map<String, Object>> rows(String sql, Object... values) {
        return database.jdbi()
                .withHandle(handle -> handle.select(sql, values).mapToMap().list());
    }

    public long count(String sql, Object... values) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.select(sql, values).mapTo(Long.class).one());
    }

    @Override
    public void close() {
        database.close();
    }
}
