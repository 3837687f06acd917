package io.realname.casefile;

import io.realname.casefile.Receipt.Disposition;
import io.realname.security.KeyedDigest;
import io.realname.security.Sha256;
import io.realname.submission.Arrival;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.Finding;
import io.realname.submission.Site;
import io.realname.submission.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows that attempts leave: cases, and through {@link AttemptTrail} all that goes with them. Many attempts a statement. */
public final class AttemptRows {
    /** The actor of what happens while a submission is taken in. */
    static final String SCREENING = "screening";

    private static final HexFormat HEX = HexFormat.of();
    private static final String ANY_OF = "any (array(select decode(hex, 'hex') from unnest(:digests) hex))";

    private final Ids ids;
    private final CaseCipher cipher;
    private final KeyedDigest digest;
    private final AttemptTrail trail;
    private final DocumentRows documents;

    /** Rows encrypted by {@code cipher}; equality by {@code digest}. */
    public AttemptRows(Ids ids, CaseCipher cipher, KeyedDigest digest, Outbox outbox, PictureBook pictures) {
        this.ids = ids;
        this.cipher = cipher;
        this.digest = digest;
        this.documents = new DocumentRows(pictures);
        this.trail = new AttemptTrail(ids, cipher, digest, outbox, documents);
    }

    /** What became of those arrivals that an earlier run entered already, by drop key. */
    Map<String, Receipt> known(Handle handle, List<Arrival> arrivals) {
        Map<String, Arrival> byKey = new TreeMap<>();
        arrivals.forEach(arrival -> byKey.put(arrival.dropKey(), arrival));
        Map<String, String> keys = keysByDigest(byKey.keySet());
        Map<String, Receipt> known = new TreeMap<>();
        handle.createQuery("select drop_digest, disposition, case_id from submissions where drop_digest = " + ANY_OF)
                .bindArray("digests", String.class, List.copyOf(keys.keySet()))
                .map((rs, context) -> {
                    String key = Objects.requireNonNull(keys.get(HEX.formatHex(rs.getBytes("drop_digest"))));
                    Disposition disposition =
                            Disposition.valueOf(rs.getString("disposition").toUpperCase(java.util.Locale.ROOT));
                    return known.put(
                            key,
                            new Receipt(
                                    Objects.requireNonNull(byKey.get(key)),
                                    disposition,
                                    rs.getObject("case_id", UUID.class),
                                    true));
                })
                .list();
        return known;
    }

    /** Those of these drop keys under which something was entered already. */
    Set<String> entered(Handle handle, Set<String> dropKeys) {
        Map<String, String> keys = keysByDigest(dropKeys);
        return handle
                .createQuery("select drop_digest from submissions where drop_digest = " + ANY_OF)
                .bindArray("digests", String.class, List.copyOf(keys.keySet()))
                .map((rs, context) -> HEX.formatHex(rs.getBytes(1)))
                .list()
                .stream()
                .map(keys::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, String> keysByDigest(Set<String> dropKeys) {
        Map<String, String> keys = new HashMap<>();
        dropKeys.forEach(key -> keys.put(HEX.formatHex(trail.dropDigest(key)), key));
        return keys;
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
        RowBatch rows = caseRows();
        attempts.forEach(attempt -> addCase(rows, attempt));
        return Set.copyOf(rows.executeForIds(handle, """
                insert into cases (id, source, submission_id, state, step, due_at, waits_for, held_since, site, language, attempt,
                                   codes, findings_enc, received_at, updated_at, decided_at, ended_by)
                select id, source, submission_id, state, step, due_at, waits_for, held_since, site, language, attempt,
                       string_to_array(codes, ','), findings_enc, at, at, decided_at, ended_by
                from :rows on conflict do nothing returning id"""));
    }

    private static RowBatch caseRows() {
        return new RowBatch(
                "id uuid",
                "source text",
                "submission_id text",
                "state text",
                "step text",
                "due_at timestamptz",
                "waits_for text",
                "held_since timestamptz",
                "site text",
                "language text",
                "attempt uuid",
                "codes text",
                "findings_enc bytea",
                "at timestamptz",
                "decided_at timestamptz",
                "ended_by text");
    }

    private void addCase(RowBatch rows, Attempt attempt) {
        Submission submission = attempt.submission();
        CaseState state = attempt.state();
        Instant at = attempt.arrival().receivedAt();
        Finding hold = attempt.judgement().hold();
        Step step = firstStep(state);
        rows.bind("id", attempt.caseId())
                .bind("source", attempt.arrival().source())
                .bind("submission_id", attempt.submissionId())
                .bind("state", state.code())
                .bind("step", step == null ? null : step.code())
                .bind("due_at", step == null ? null : step == Step.SCREEN && hold != null ? hold.until() : at)
                .bind("waits_for", step == Step.SCREEN && hold != null ? hold.waitsFor() : null)
                .bind("held_since", state == CaseState.HELD ? at : null)
                .bind("site", (submission == null ? Site.CN : submission.site()).code())
                .bind("language", attempt.arrival().language().code())
                .bind("attempt", attempt.id())
                .bind("codes", CaseWriter.joined(attempt.findings()))
                .bind("findings_enc", cipher.seal(attempt.findings(), "cases", attempt.caseId()))
                .bind("at", at)
                .bind("decided_at", state.isTold() ? at : null)
                .bind("ended_by", state.isTold() ? SCREENING : null)
                .add();
    }

    private static @Nullable Step firstStep(CaseState state) {
        return switch (state) {
            case RECEIVED -> Step.INSPECT;
            case SCREENED -> Step.ENRICH;
            case HELD -> Step.SCREEN;
            default -> null;
        };
    }

    /** Opens a case without a submission id, for a quarantined attempt whose id another case holds. */
    Attempt openNamelessCase(Handle handle, Attempt attempt) {
        Attempt nameless = attempt.in(attempt.caseId(), null, Disposition.QUARANTINE, 1, null);
        openCases(handle, List.of(nameless));
        return nameless;
    }

    /** Whether a case of that source holds a submission id. */
    boolean isHeld(Handle handle, String source, String submissionId) {
        return handle.createQuery("select exists (select from cases where source = :source and submission_id = :id)")
                .bind("source", source)
                .bind("id", submissionId)
                .mapTo(Boolean.class)
                .one();
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
        RowBatch rows = caseRows();
        addCase(rows, revision);
        rows.execute(handle, """
                update cases c set state = r.state, step = r.step, due_at = r.due_at, waits_for = r.waits_for,
                    held_since = r.held_since, site = r.site, language = r.language, attempt = r.attempt,
                    codes = string_to_array(r.codes, ','), findings_enc = r.findings_enc, updated_at = r.at,
                    decided_at = r.decided_at, ended_by = r.ended_by, profile_id = null, retry_at = null, failures = 0,
                    version = c.version + 1
                from :rows where c.id = r.id and c.source = r.source and c.submission_id = r.submission_id""");
        return revision;
    }

    /** Writes the documents of a whole batch; all of them come before the first attempt that names one. */
    void writeDocuments(Handle handle, List<Arrival> arrivals) {
        documents.write(handle, arrivals);
    }

    /** Writes all that entered attempts leave besides the rows of their cases and documents. */
    void write(Handle handle, List<Attempt> attempts) {
        trail.write(handle, attempts);
    }
}
