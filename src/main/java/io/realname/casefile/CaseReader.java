package io.realname.casefile;

import io.realname.submission.Finding;
import io.realname.submission.Language;
import io.realname.submission.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads cases to show them. Thread-safe. */
public final class CaseReader {
    private static final String COLUMNS = """
            select c.id, c.source, c.submission_id, c.state, c.language, c.findings_enc, c.received_at, c.decided_at,
                   c.attempt, s.drop_enc,
                   c.last_failure,
                   coalesce(c.due_at, (select min(o.due_at) from outbox o where o.case_id = c.id and o.kind not in ('result', 'webhook', 'answer'))) as due_at
            from cases c join submissions s on s.id = c.attempt""";

    /** The order of a summary; those that have no id come last. The same everywhere, whatever the database's language is. */
    static final String BY_SUBMISSION = " c.source collate \"C\", c.submission_id collate \"C\", c.id";

    private final Jdbi jdbi;
    private final CaseCipher cipher;

    /** Decrypts with {@code cipher}. */
    public CaseReader(Jdbi jdbi, CaseCipher cipher) {
        this.jdbi = jdbi;
        this.cipher = cipher;
    }

    /** The case of that id. */
    public Optional<CaseView> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + " where c.id = :id")
                .bind("id", id)
                .map((rs, context) -> view(handle, rs))
                .findOne());
    }

    /** The cases of these ids, in no order; an id without a case is passed over. */
    public List<CaseView> find(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : jdbi.withHandle(handle -> views(handle, ids));
    }

    /** The cases that hold this submission id, one for each source that uses it. */
    public List<CaseView> findBySubmissionId(String submissionId) {
        return jdbi.withHandle(
                handle -> handle.createQuery(COLUMNS + " where c.submission_id = :id order by c.source limit 100")
                        .bind("id", submissionId)
                        .map((rs, context) -> view(handle, rs))
                        .list());
    }

    /**
     * A page of cases, newest first.
     *
     * @param before only cases older than this one, the last of the page before; null for the first page
     */
    public List<CaseView> list(CaseFilter filter, @Nullable UUID before, int limit) {
        CaseState state = filter.state();
        return jdbi.withHandle(handle -> handle.createQuery(
                        COLUMNS + " where " + filter.condition(before != null) + " order by c.id desc limit :limit")
                .bind("state", state == null ? null : state.code())
                .bindArray("sources", String.class, List.copyOf(filter.sources()))
                .bind("code", filter.code())
                .bind("begins", filter.beginning())
                .bind("before", before)
                .bind("limit", limit)
                .map((rs, context) -> view(handle, rs))
                .list());
    }

    /** The event log of a case, oldest first. */
    public List<CaseEvent> events(UUID caseId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, at, actor, domain, from_state, to_state, codes, note from events
                        where case_id = :id order by id limit 10000""")
                .bind("id", caseId)
                .map((rs, context) -> new CaseEvent(
                        rs.getLong("id"),
                        rs.getTimestamp("at").toInstant(),
                        rs.getString("actor"),
                        rs.getString("domain"),
                        rs.getString("from_state"),
                        rs.getString("to_state"),
                        List.of((String[]) rs.getArray("codes").getArray()),
                        rs.getString("note")))
                .list());
    }

    /** How many cases there are in each state; states without a case are left out. */
    public Map<CaseState, Long> counts() {
        return jdbi.withHandle(handle -> handle.createQuery("select state, count(*) as n from cases group by state")
                .map((rs, context) -> Map.entry(CaseState.of(rs.getString("state")), rs.getLong("n")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new)));
    }

    /** The findings of one attempt and the first eight digits of its content's digest, for the answer beside a case. */
    public Optional<AttemptView> attempt(UUID attempt) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, findings_enc, content_digest, drop_enc, received_at from submissions where id = :id")
                .bind("id", attempt)
                .map((rs, context) -> new AttemptView(
                        cipher.findings(rs.getBytes("findings_enc"), "submissions", attempt),
                        java.util.HexFormat.of().formatHex(rs.getBytes("content_digest"), 0, 4),
                        Origin.of(dropKey(rs, "id")),
                        rs.getTimestamp("received_at").toInstant()))
                .findOne());
    }

    /** Every attempt that was taken in, oldest first, with what it was taken as. */
    public List<AttemptRow> attempts() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, drop_enc, case_id, disposition, codes from submissions order by id")
                .map((rs, context) -> new AttemptRow(
                        rs.getObject("id", UUID.class),
                        dropKey(rs, "id"),
                        rs.getObject("case_id", UUID.class),
                        Receipt.Disposition.valueOf(rs.getString("disposition").toUpperCase(java.util.Locale.ROOT)),
                        List.of((String[]) rs.getArray("codes").getArray())))
                .list());
    }

    private String dropKey(ResultSet rs, String attempt) throws SQLException {
        byte[] sealed = rs.getBytes("drop_enc");
        return sealed == null ? "" : cipher.text(sealed, "submissions", "drop_enc", rs.getObject(attempt, UUID.class));
    }

    /** The cases of these ids in the order of their sources and submission ids, in two queries however many they are. */
    List<CaseView> views(Handle handle, List<UUID> ids) {
        Map<UUID, List<CaseDomain>> domains = CaseLoader.domains(handle, ids.toArray(UUID[]::new));
        return handle.createQuery(COLUMNS + " where c.id = any (:ids) order by" + BY_SUBMISSION)
                .bindArray("ids", UUID.class, ids)
                .map((rs, context) -> view(rs, domains.getOrDefault(rs.getObject("id", UUID.class), List.of())))
                .list();
    }

    private CaseView view(Handle handle, ResultSet rs) throws SQLException {
        return view(rs, CaseLoader.domainsOf(handle, rs.getObject("id", UUID.class)));
    }

    private CaseView view(ResultSet rs, List<CaseDomain> domains) throws SQLException {
        UUID id = rs.getObject("id", UUID.class);
        CaseState state = CaseState.of(rs.getString("state"));
        List<Finding> findings = new ArrayList<>(cipher.findings(rs.getBytes("findings_enc"), "cases", id));
        if (state.isEnd()) {
            findings.removeIf(finding -> finding.severity() == Severity.HOLD);
        }
        return new CaseView(
                id,
                rs.getString("source"),
                rs.getString("submission_id"),
                Origin.of(dropKey(rs, "attempt")),
                state,
                Language.of(rs.getString("language")),
                domains,
                findings,
                CaseLoader.instant(rs, "due_at"),
                rs.getTimestamp("received_at").toInstant(),
                CaseLoader.instant(rs, "decided_at"),
                rs.getString("last_failure"));
    }

    /**
     * An attempt that was answered beside its case.
     *
     * @param digest the first 8 hexadecimal digits of its content's digest
     * @param origin the file in which it came, null if it had none
     */
    public record AttemptView(
            List<Finding> findings, String digest, @Nullable Origin origin, java.time.Instant receivedAt) {}

    /**
     * An attempt and what it was taken as.
     *
     * @param dropKey ends with the path at which it was dropped; empty if that was not kept
     */
    public record AttemptRow(
            UUID id, String dropKey, UUID caseId, Receipt.Disposition disposition, List<String> codes) {}
}
