package io.realname.casefile;

import io.realname.security.KeyedDigest;
import io.realname.submission.DomainEntry;
import io.realname.submission.Finding;
import io.realname.submission.Submission;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows that attempts leave beside their cases: submissions, documents, domains, events, errands. Thread-safe. */
final class AttemptTrail {
    private static final String INTAKE = "intake";

    private final Ids ids;
    private final CaseCipher cipher;
    private final KeyedDigest digest;
    private final Outbox outbox;
    private final DocumentRows documents;

    AttemptTrail(Ids ids, CaseCipher cipher, KeyedDigest digest, Outbox outbox, DocumentRows documents) {
        this.documents = documents;
        this.ids = ids;
        this.cipher = cipher;
        this.outbox = outbox;
        this.digest = digest;
    }

    /** By what a drop is found again; its path may name a person. */
    byte[] dropDigest(String dropKey) {
        return dropDigest(digest, dropKey);
    }

    static byte[] dropDigest(KeyedDigest digest, String dropKey) {
        return digest.of("drop", dropKey);
    }

    /** Writes the rest, which refers to the rows of cases and documents. */
    void write(Handle handle, List<Attempt> attempts) {
        writeSubmissions(handle, attempts);
        documents.writeNamed(handle, attempts);
        writeDomains(handle, attempts);
        writeEvents(handle, attempts);
        outbox.post(handle, attempts.stream().flatMap(AttemptTrail::results).toList());
    }

    private void writeSubmissions(Handle handle, List<Attempt> attempts) {
        RowBatch rows = new RowBatch(
                "id uuid",
                "case_id uuid",
                "source text",
                "submission_id text",
                "drop_digest bytea",
                "drop_enc bytea",
                "content_digest bytea",
                "disposition text",
                "at timestamptz",
                "codes text",
                "findings_enc bytea",
                "submission_enc bytea");
        for (Attempt attempt : attempts) {
            Submission submission = attempt.submission();
            rows.bind("id", attempt.id())
                    .bind("case_id", attempt.caseId())
                    .bind("source", attempt.arrival().source())
                    .bind("submission_id", attempt.submissionId())
                    .bind("drop_digest", dropDigest(attempt.arrival().dropKey()))
                    .bind("drop_enc", cipher.seal(attempt.arrival().dropKey(), "submissions", "drop_enc", attempt.id()))
                    .bind("content_digest", attempt.contentDigest())
                    .bind("disposition", attempt.disposition().code())
                    .bind("at", attempt.arrival().receivedAt())
                    .bind("codes", CaseWriter.joined(attempt.findings()))
                    .bind("findings_enc", cipher.seal(attempt.findings(), "submissions", attempt.id()))
                    .bind("submission_enc", submission == null ? null : cipher.seal(submission, attempt.id()))
                    .add();
        }
        rows.execute(handle, """
                insert into submissions (id, case_id, source, submission_id, drop_digest, drop_enc, content_digest, disposition, received_at,
                                         codes, findings_enc, submission_enc)
                select id, case_id, source, submission_id, drop_digest, drop_enc, content_digest, disposition, at,
                       string_to_array(codes, ','), findings_enc, submission_enc
                from :rows""");
    }

    private void writeDomains(Handle handle, List<Attempt> attempts) {
        RowBatch rows = new RowBatch(
                "id uuid", "case_id uuid", "attempt uuid", "position int4", "name text", "ascii text", "state text");
        for (Attempt attempt : attempts) {
            Submission submission = attempt.submission();
            if (submission == null || !attempt.isOfCase()) {
                continue;
            }
            Set<String> names = new HashSet<>();
            for (int i = 0; i < submission.domains().size(); i++) {
                DomainEntry domain = submission.domains().get(i);
                if (domain.ascii() != null && !names.add(domain.ascii())) {
                    continue; // Given twice: a warning tells of it.
                }
                rows.bind("id", ids.next())
                        .bind("case_id", attempt.caseId())
                        .bind("attempt", attempt.id())
                        .bind("position", i)
                        .bind("name", domain.name())
                        .bind("ascii", domain.ascii())
                        .bind("state", attempt.judgement().stateOf(i).code())
                        .add();
            }
        }
        rows.execute(handle, """
                insert into domains (id, case_id, attempt, position, name, ascii, state)
                select id, case_id, attempt, "position", name, ascii, state from :rows""");
    }

    private static void writeEvents(Handle handle, List<Attempt> attempts) {
        RowBatch rows = new RowBatch(
                "case_id uuid",
                "at timestamptz",
                "actor text",
                "from_state text",
                "to_state text",
                "codes text",
                "note text");
        for (Attempt attempt : attempts) {
            String held =
                    attempt.heldState() == null ? null : attempt.heldState().code();
            String received = CaseState.RECEIVED.code();
            if (attempt.isOfCase()) {
                addEvent(rows, attempt, INTAKE, held, received, List.of(), null);
                if (attempt.state() != CaseState.RECEIVED) {
                    addEvent(
                            rows,
                            attempt,
                            AttemptRows.SCREENING,
                            received,
                            attempt.state().code(),
                            attempt.findings(),
                            null);
                }
            } else {
                addEvent(
                        rows,
                        attempt,
                        INTAKE,
                        held,
                        Objects.requireNonNull(held),
                        attempt.findings(),
                        "another attempt, answered beside the case");
            }
        }
        rows.execute(handle, """
                insert into events (case_id, at, actor, from_state, to_state, codes, note)
                select case_id, at, actor, from_state, to_state, string_to_array(codes, ','), note from :rows""");
    }

    private static void addEvent(
            RowBatch rows,
            Attempt attempt,
            String actor,
            @Nullable String from,
            String to,
            List<Finding> findings,
            @Nullable String note) {
        rows.bind("case_id", attempt.caseId())
                .bind("at", attempt.arrival().receivedAt())
                .bind("actor", actor)
                .bind("from_state", from)
                .bind("to_state", to)
                .bind("codes", CaseWriter.joined(findings))
                .bind("note", note)
                .add();
    }

    private static Stream<Errand> results(Attempt attempt) {
        Instant at = attempt.arrival().receivedAt();
        if (!attempt.isOfCase()) {
            return Stream.of(Errand.resultOfAttempt(attempt.caseId(), attempt.id(), at));
        }
        return attempt.state().isTold()
                ? Stream.of(Errand.result(attempt.caseId(), attempt.caseVersion(), at))
                : Stream.empty();
    }
}
