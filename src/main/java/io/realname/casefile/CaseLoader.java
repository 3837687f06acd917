package io.realname.casefile;

import io.realname.submission.ArrivedDocument;
import io.realname.submission.DocumentRef;
import io.realname.submission.PictureFacts;
import io.realname.submission.Submission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads cases whole: row, submission, documents, findings, domains. A few queries for any number of cases. Thread-safe. */
public final class CaseLoader {
    private static final String CASES = """
            select c.id, c.source, c.submission_id, c.state, c.version, c.attempt, c.step, c.due_at, c.waits_for, c.profile_id, c.received_at,
                   c.held_since, c.findings_enc, s.submission_enc, s.joined_document
            from cases c join submissions s on s.id = c.attempt
            where c.id = any (:ids) and s.submission_enc is not null order by c.id""";
    private static final String DOCUMENTS = """
            select sd.attempt, sd.position, sd.document, sd.sha256, d.format, d.bytes, d.width, d.height, d.fault, d.look_enc
            from submission_documents sd join cases c on c.attempt = sd.attempt left join documents d on d.name = sd.document
            where c.id = any (:ids)""";
    private static final String DOMAINS = """
            select d.id, d.case_id, d.position, d.name, d.ascii, d.state, d.version, d.registry, d.verified_at
            from cases c join domains d on d.attempt = c.attempt
            where c.id = any (:ids) order by d.case_id, d.position""";

    private static final String VERIFIED = """
            select d.id, d.case_id, d.position, d.name, d.ascii, d.state, d.version, d.registry, d.verified_at, d.attempt,
                   s.submission_enc
            from domains d join submissions s on s.id = d.attempt
            where d.id = :id""";

    private final CaseCipher cipher;

    /** Decrypts with {@code cipher}. */
    public CaseLoader(CaseCipher cipher) {
        this.cipher = cipher;
    }

    /** The case of that id; empty if there is none or its manifest was never understood (quarantined). */
    public Optional<OpenCase> load(Handle handle, UUID id) {
        return load(handle, List.of(id)).stream().findFirst();
    }

    /** What an attempt submitted; empty if its manifest was never understood. */
    public Optional<Submission> submission(Handle handle, UUID attempt) {
        return handle.createQuery(
                        "select submission_enc from submissions where id = :id and submission_enc is not null")
                .bind("id", attempt)
                .map((rs, context) -> cipher.submission(rs.getBytes("submission_enc"), attempt))
                .findOne();
    }

    /** The case of that id, its row locked as by {@link #hold}. */
    public Optional<OpenCase> lock(Handle handle, UUID id) {
        hold(handle, id);
        return load(handle, id);
    }

    /**
     * Locks the row of a case until the transaction ends. Whoever changes anything that belongs to a case (its reviews, errands,
     * domains) begins with this, so that two who change the same case wait for each other and never in a ring.
     */
    public void hold(Handle handle, UUID id) {
        handle.createQuery("select 1 from cases where id = :id for update")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne();
    }

    /** The cases of those ids in the order of their ids. */
    public List<OpenCase> load(Handle handle, Collection<UUID> ids) {
        UUID[] keys = ids.toArray(UUID[]::new);
        Map<UUID, Map<Integer, StoredDocument>> documents = documents(handle, keys);
        Map<UUID, List<CaseDomain>> domains = domains(handle, keys);
        return handle.createQuery(CASES)
                .bindArray("ids", UUID.class, (Object[]) keys)
                .map((rs, context) -> openCase(rs, documents, domains))
                .list();
    }

    private OpenCase openCase(
            ResultSet rs, Map<UUID, Map<Integer, StoredDocument>> documents, Map<UUID, List<CaseDomain>> domains)
            throws SQLException {
        UUID id = rs.getObject("id", UUID.class);
        UUID attempt = rs.getObject("attempt", UUID.class);
        Submission submission = cipher.submission(rs.getBytes("submission_enc"), attempt);
        String step = rs.getString("step");
        return new OpenCase(
                id,
                rs.getString("source"),
                rs.getString("submission_id"),
                CaseState.of(rs.getString("state")),
                rs.getInt("version"),
                step == null ? null : Step.of(step),
                instant(rs, "due_at"),
                rs.getString("waits_for"),
                attempt,
                rs.getObject("profile_id", UUID.class),
                rs.getTimestamp("received_at").toInstant(),
                instant(rs, "held_since"),
                submission,
                arrived(submission.documents(), documents.getOrDefault(attempt, Map.of())),
                rs.getString("joined_document"),
                cipher.findings(rs.getBytes("findings_enc"), "cases", id),
                domains.getOrDefault(id, List.of()));
    }

    private static List<ArrivedDocument> arrived(List<DocumentRef> refs, Map<Integer, StoredDocument> stored) {
        List<ArrivedDocument> documents = new ArrayList<>();
        for (int i = 0; i < refs.size(); i++) {
            StoredDocument document = stored.get(i);
            documents.add(
                    document == null
                            ? new ArrivedDocument(refs.get(i), null, null, null)
                            : new ArrivedDocument(refs.get(i), document.name(), document.sha256(), document.facts()));
        }
        return documents;
    }

    private Map<UUID, Map<Integer, StoredDocument>> documents(Handle handle, UUID[] ids) {
        Map<UUID, Map<Integer, StoredDocument>> byAttempt = new HashMap<>();
        handle.createQuery(DOCUMENTS)
                .bindArray("ids", UUID.class, (Object[]) ids)
                .map((rs, context) -> byAttempt
                        .computeIfAbsent(rs.getObject("attempt", UUID.class), key -> new HashMap<>())
                        .put(rs.getInt("position"), storedDocument(rs)))
                .list();
        return byAttempt;
    }

    /** The domains of the present attempt of a case, in manifest order. */
    static List<CaseDomain> domainsOf(Handle handle, UUID id) {
        return domains(handle, new UUID[] {id}).getOrDefault(id, List.of());
    }

    /** The domains of the present attempts of cases, each in manifest order. */
    static Map<UUID, List<CaseDomain>> domains(Handle handle, UUID[] ids) {
        Map<UUID, List<CaseDomain>> byCase = new HashMap<>();
        handle.createQuery(DOMAINS)
                .bindArray("ids", UUID.class, (Object[]) ids)
                .map((rs, context) -> domain(rs))
                .forEach(domain -> byCase.computeIfAbsent(domain.caseId(), key -> new ArrayList<>())
                        .add(domain));
        return byCase;
    }

    /** The domain of that id with the submission that it belongs to. */
    public VerifiedDomain verified(Handle handle, UUID domain) {
        return handle.createQuery(VERIFIED)
                .bind("id", domain)
                .map((rs, context) -> new VerifiedDomain(
                        domain(rs),
                        cipher.submission(rs.getBytes("submission_enc"), rs.getObject("attempt", UUID.class))))
                .one();
    }

    private static CaseDomain domain(ResultSet rs) throws SQLException {
        return new CaseDomain(
                rs.getObject("id", UUID.class),
                rs.getObject("case_id", UUID.class),
                rs.getInt("position"),
                rs.getString("name"),
                rs.getString("ascii"),
                DomainState.of(rs.getString("state")),
                rs.getInt("version"),
                rs.getString("registry"),
                instant(rs, "verified_at"));
    }

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp timestamp = rs.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private StoredDocument storedDocument(ResultSet rs) throws SQLException {
        String name = rs.getString("document");
        PictureFacts facts = name == null
                ? null
                : new PictureFacts(
                        rs.getString("format"),
                        rs.getLong("bytes"),
                        rs.getInt("width"),
                        rs.getInt("height"),
                        rs.getString("fault"),
                        cipher.look(rs.getBytes("look_enc"), name));
        return new StoredDocument(name, rs.getString("sha256"), facts);
    }

    /** A stored document behind one entry of a manifest; without a name it never came. */
    private record StoredDocument(
            @Nullable String name,
            @Nullable String sha256,
            @Nullable PictureFacts facts) {}
}
