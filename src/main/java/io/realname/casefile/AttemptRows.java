package io.realname.casefile;

import io.realname.casefile.Receipt.Disposition;
import io.realname.security.KeyedDigest;
import io.realname.submission.Arrival;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.DomainEntry;
import io.realname.submission.Finding;
import io.realname.submission.PictureFacts;
import io.realname.submission.Site;
import io.realname.submission.Submission;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows that attempts leave: cases, submissions, documents, domains, events, errands. Many attempts a statement. */
public final class AttemptRows {
    /** The actor of what happens while a submission is taken in. */
    static final String SCREENING = "screening";

    private static final String INTAKE = "intake";

    private final Ids ids;
    private final CaseCipher cipher;
    private final KeyedDigest digest;
    private final Outbox outbox;

    /** Rows encrypted by {@code cipher}; equality by {@code digest}. */
    public AttemptRows(Ids ids, CaseCipher cipher, KeyedDigest digest, Outbox outbox) {
        this.ids = ids;
        this.cipher = cipher;
        this.digest = digest;
        this.outbox = outbox;
    }

    /** What became of those arrivals that an earlier run entered already, by drop key. */
    Map<String, Receipt> known(Handle handle, List<Arrival> arrivals) {
        Map<String, Arrival> byKey = new TreeMap<>();
        arrivals.forEach(arrival -> byKey.put(arrival.dropKey(), arrival));
        Map<String, Receipt> known = new TreeMap<>();
        handle.createQuery("select drop_key, disposition, case_id from submissions where drop_key = any (:keys)")
                .bindArray("keys", String.class, List.copyOf(byKey.keySet()))
                .map((rs, context) -> {
                    String key = rs.getString("drop_key");
                    Disposition disposition =
                            Disposition.valueOf(rs.getString("disposition").toUpperCase(java.util.Locale.ROOT));
                    Arrival arrival = byKey.get(key);
                    return arrival == null
                            ? null
                            : known.put(
                                    key, new Receipt(arrival, disposition, rs.getObject("case_id", UUID.class), true));
                })
                .list();
        return known;
    }

    /** Chooses ids for an arrival and weighs its findings; nothing is written. */
    Attempt attempt(Arrival arrival) {
        Submission submission = arrival.submission();
        Judgement judgement =
                Judgement.of(arrival.findings(), submission == null ? List.of() : ArrivalBook.positions(submission));
        return new Attempt(
                ids.next(),
                ids.next(),
                arrival,
                submission == null ? null : submission.submissionId(),
                contentDigest(arrival),
                arrival.quarantined() ? Disposition.QUARANTINE : Disposition.CASE,
                arrival.findings(),
                judgement,
                1,
                null);
    }

    /** The manifest's bytes and, in its order, the digests of the documents that came with it. */
    private byte[] contentDigest(Arrival arrival) {
        List<String> parts = new ArrayList<>();
        parts.add(Sha256.hex(arrival.manifest()));
        for (ArrivedDocument document : arrival.documents()) {
            parts.add(document.sha256() == null ? "" : document.sha256());
        }
        return digest.of("submission-content", parts.toArray(String[]::new));
    }

    /** Opens a case for each attempt whose submission id is free, and tells which those are. */
    Set<UUID> openCases(Handle handle, List<Attempt> attempts) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into cases (id, source, submission_id, state, step, due_at, waits_for, held_since, site, language, attempt,
                                   codes, findings_enc, received_at, updated_at, decided_at, ended_by)
                values (:id, :source, :submissionId, :state, :step, :dueAt, :waitsFor, :heldSince, :site, :language, :attempt,
                        :codes, :findings, :at, :at, :decidedAt, :endedBy) on conflict do nothing""");
        attempts.forEach(attempt -> bindCase(batch, attempt).add());
        batch.execute();
        return new HashSet<>(handle.createQuery("select id from cases where id = any (:ids)")
                .bindArray(
                        "ids",
                        UUID.class,
                        attempts.stream().map(Attempt::caseId).toList())
                .mapTo(UUID.class)
                .list());
    }

    private PreparedBatch bindCase(PreparedBatch batch, Attempt attempt) {
        Submission submission = attempt.submission();
        CaseState state = attempt.state();
        Instant at = attempt.arrival().receivedAt();
        Finding hold = attempt.judgement().hold();
        Step step = state == CaseState.SCREENED ? Step.ENRICH : state == CaseState.HELD ? Step.SCREEN : null;
        return batch.bind("id", attempt.caseId())
                .bind("source", attempt.arrival().source())
                .bind("submissionId", attempt.submissionId())
                .bind("state", state.code())
                .bind("step", step == null ? null : step.code())
                .bind("dueAt", step == null ? null : step == Step.SCREEN && hold != null ? hold.until() : at)
                .bind("waitsFor", step == Step.SCREEN && hold != null ? hold.waitsFor() : null)
                .bind("heldSince", state == CaseState.HELD ? at : null)
                .bind("site", (submission == null ? Site.CN : submission.site()).code())
                .bind("language", attempt.arrival().language().code())
                .bind("attempt", attempt.id())
                .bindArray("codes", String.class, CaseWriter.codes(attempt.findings()))
                .bind("findings", cipher.seal(attempt.findings(), "cases", attempt.caseId()))
                .bind("at", at)
                .bind("decidedAt", state.isTold() ? at : null)
                .bind("endedBy", state.isTold() ? SCREENING : null);
    }

    /** Opens a case without a submission id, for a quarantined attempt whose id another case holds. */
    Attempt openNamelessCase(Handle handle, Attempt attempt) {
        Attempt nameless = attempt.in(attempt.caseId(), null, Disposition.QUARANTINE, 1, null);
        openCases(handle, List.of(nameless));
        return nameless;
    }

    /** The case that holds an attempt's submission id, its row locked. */
    HeldCase held(Handle handle, Attempt attempt) {
        return handle.createQuery("""
                        select c.id, c.state, c.version, c.ended_by, s.content_digest
                        from cases c join submissions s on s.id = c.attempt
                        where c.source = :source and c.submission_id = :id for update of c""")
                .bind("source", attempt.arrival().source())
                .bind("id", attempt.submissionId())
                .map((rs, context) -> new HeldCase(
                        rs.getObject("id", UUID.class),
                        CaseState.of(rs.getString("state")),
                        rs.getInt("version"),
                        rs.getString("ended_by"),
                        rs.getBytes("content_digest")))
                .one();
    }

    /** Makes the attempt the corrected revision of an ended case. */
    Attempt reopen(Handle handle, HeldCase held, Attempt attempt) {
        Attempt revision =
                attempt.in(held.id(), attempt.submissionId(), Disposition.REVISION, held.version() + 1, held.state());
        PreparedBatch batch = handle.prepareBatch("""
                update cases set state = :state, step = :step, due_at = :dueAt, waits_for = :waitsFor, held_since = :heldSince,
                    site = :site, language = :language, attempt = :attempt, codes = :codes, findings_enc = :findings,
                    updated_at = :at, decided_at = :decidedAt, ended_by = :endedBy, profile_id = null, retry_at = null,
                    failures = 0, version = version + 1
                where id = :id and source = :source and submission_id = :submissionId""");
        bindCase(batch, revision).add().execute();
        return revision;
    }

    /** Writes all that entered attempts leave besides the rows of their cases and documents. */
    void write(Handle handle, List<Attempt> attempts) {
        writeAttempts(handle, attempts);
        writeDomains(handle, attempts);
        writeEvents(handle, attempts);
        outbox.post(handle, attempts.stream().flatMap(AttemptRows::results).toList());
    }

    private static java.util.stream.Stream<Errand> results(Attempt attempt) {
        Instant at = attempt.arrival().receivedAt();
        if (!attempt.isOfCase()) {
            return java.util.stream.Stream.of(Errand.resultOfAttempt(attempt.caseId(), attempt.id(), at));
        }
        return attempt.state().isTold()
                ? java.util.stream.Stream.of(Errand.result(attempt.caseId(), attempt.caseVersion(), at))
                : java.util.stream.Stream.empty();
    }

    /** Writes the documents of a whole batch, in the order of their names: two batches that share some then never wait in a ring. */
    void writeDocuments(Handle handle, List<Arrival> arrivals) {
        Map<String, PictureFacts> stored = new TreeMap<>();
        for (Arrival arrival : arrivals) {
            for (ArrivedDocument document : arrival.documents()) {
                if (document.storedName() != null && document.facts() != null) {
                    stored.put(document.storedName(), document.facts());
                }
            }
        }
        if (stored.isEmpty()) {
            return;
        }
        Timestamp now = Timestamp.from(arrivals.get(0).receivedAt());
        PreparedBatch batch = handle.prepareBatch("""
                insert into documents (name, bytes, format, width, height, fault, created_at)
                values (:name, :bytes, :format, :width, :height, :fault, :at) on conflict do nothing""");
        stored.forEach((name, facts) -> batch.bind("name", name)
                .bind("bytes", facts.bytes())
                .bind("format", facts.format())
                .bind("width", facts.width())
                .bind("height", facts.height())
                .bind("fault", facts.fault())
                .bind("at", now)
                .add());
        batch.execute();
    }

    private void writeAttempts(Handle handle, List<Attempt> attempts) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into submissions (id, case_id, source, submission_id, drop_key, content_digest, disposition, received_at,
                                         codes, findings_enc, submission_enc)
                values (:id, :case, :source, :submissionId, :dropKey, :digest, :disposition, :at, :codes, :findings, :submission)""");
        PreparedBatch documents = handle.prepareBatch("""
                insert into submission_documents (attempt, position, document, sha256)
                values (:attempt, :position, :document, :sha256)""");
        for (Attempt attempt : attempts) {
            Submission submission = attempt.submission();
            batch.bind("id", attempt.id())
                    .bind("case", attempt.caseId())
                    .bind("source", attempt.arrival().source())
                    .bind("submissionId", attempt.submissionId())
                    .bind("dropKey", attempt.arrival().dropKey())
                    .bind("digest", attempt.contentDigest())
                    .bind("disposition", attempt.disposition().code())
                    .bind("at", attempt.arrival().receivedAt())
                    .bindArray("codes", String.class, CaseWriter.codes(attempt.findings()))
                    .bind("findings", cipher.seal(attempt.findings(), "submissions", attempt.id()))
                    .bind("submission", submission == null ? null : cipher.seal(submission, attempt.id()))
                    .add();
            addDocuments(documents, attempt);
        }
        batch.execute();
        if (documents.size() > 0) {
            documents.execute();
        }
    }

    private static void addDocuments(PreparedBatch batch, Attempt attempt) {
        List<ArrivedDocument> documents = attempt.arrival().documents();
        for (int i = 0; i < documents.size(); i++) {
            batch.bind("attempt", attempt.id())
                    .bind("position", i)
                    .bind("document", documents.get(i).storedName())
                    .bind("sha256", documents.get(i).sha256())
                    .add();
        }
    }

    private void writeDomains(Handle handle, List<Attempt> attempts) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into domains (id, case_id, attempt, position, name, ascii, state)
                values (:id, :case, :attempt, :position, :name, :ascii, :state)""");
        for (Attempt attempt : attempts) {
            Submission submission = attempt.submission();
            if (submission == null || !attempt.isOfCase()) {
                continue;
            }
            for (int i = 0; i < submission.domains().size(); i++) {
                DomainEntry domain = submission.domains().get(i);
                boolean refused = attempt.judgement().refused().containsKey(i)
                        && !attempt.judgement().rejected();
                batch.bind("id", ids.next())
                        .bind("case", attempt.caseId())
                        .bind("attempt", attempt.id())
                        .bind("position", i)
                        .bind("name", domain.name())
                        .bind("ascii", domain.ascii())
                        .bind("state", (refused ? DomainState.REFUSED : DomainState.PENDING).code())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private void writeEvents(Handle handle, List<Attempt> attempts) {
        PreparedBatch events = handle.prepareBatch(CaseWriter.ADD_EVENT);
        for (Attempt attempt : attempts) {
            Instant at = attempt.arrival().receivedAt();
            String held =
                    attempt.heldState() == null ? null : attempt.heldState().code();
            if (!attempt.isOfCase()) {
                CaseWriter.addEvent(
                        events,
                        attempt.caseId(),
                        at,
                        INTAKE,
                        null,
                        held,
                        java.util.Objects.requireNonNull(held),
                        CaseWriter.codes(attempt.findings()),
                        "another attempt, answered beside the case");
                continue;
            }
            CaseWriter.addEvent(
                    events, attempt.caseId(), at, INTAKE, null, held, CaseState.RECEIVED.code(), List.of(), null);
            CaseWriter.addEvent(
                    events,
                    attempt.caseId(),
                    at,
                    SCREENING,
                    null,
                    CaseState.RECEIVED.code(),
                    attempt.state().code(),
                    CaseWriter.codes(attempt.findings()),
                    null);
        }
        events.execute();
    }
}
