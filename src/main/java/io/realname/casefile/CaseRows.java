package io.realname.casefile;

import io.realname.casefile.Receipt.Disposition;
import io.realname.submission.Finding;
import io.realname.submission.Site;
import io.realname.submission.Submission;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of cases as attempts open and reopen them. Thread-safe. */
final class CaseRows {
    /** The actor of what happens while a submission is taken in. */
    static final String SCREENING = "screening";

    private final CaseCipher cipher;

    CaseRows(CaseCipher cipher) {
        this.cipher = cipher;
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
}
