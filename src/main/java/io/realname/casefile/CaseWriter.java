package io.realname.casefile;

import io.realname.submission.Finding;
import io.realname.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Writes changes of cases and domains with their events, and the errands that follow from them, inside the caller's
 * transaction. Thread-safe; the handles are not.
 */
public final class CaseWriter {
    private static final String CHANGE_CASE = """
            update cases set state = :state, step = :step, due_at = cast(:dueAt as timestamptz), waits_for = :waitsFor, retry_at = null, failures = 0,
                last_failure = null, version = version + 1, updated_at = :now, profile_id = cast(:profile as uuid),
                held_since = case when :state = 'held' then coalesce(held_since, cast(:now as timestamptz)) end,
                codes = case when :keep then codes else cast(:codes as text[]) end,
                findings_enc = case when :keep then findings_enc else cast(:findings as bytea) end,
                decided_at = case when :told then cast(:now as timestamptz) end, ended_by = case when :told then cast(:actor as text) end
            where id = :id and version = :version""";
    private static final String CHANGE_DOMAIN = """
            update domains set state = :state, registry = coalesce(cast(:registry as text), registry),
                verified_at = coalesce(cast(:verifiedAt as timestamptz), verified_at), version = version + 1
            where id = :id and version = :version""";
    static final String ADD_EVENT = """
            insert into events (case_id, at, actor, domain, from_state, to_state, codes, note)
            values (:case, :at, :actor, :domain, :from, :to, :codes, :note)""";

    private final BusinessClock business;
    private final CaseCipher cipher;
    private final Outbox outbox;
    private final CaseEnds ends;

    /** Stamps changes with business time and posts the errands that they owe. */
    CaseWriter(BusinessClock business, CaseCipher cipher, Outbox outbox, CaseEnds ends) {
        this.business = business;
        this.cipher = cipher;
        this.outbox = outbox;
        this.ends = ends;
    }

    /**
     * Writes changes of cases. A change into an end state or to an operator also owes the source a result, and what a case that ends still
     * asks of others is given up.
     *
     * @throws StaleRow if a case was changed by somebody else since it was read
     */
    public void change(Handle handle, List<Transition> transitions) {
        if (transitions.isEmpty()) {
            return;
        }
        Instant now = business.now();
        PreparedBatch rows = handle.prepareBatch(CHANGE_CASE);
        PreparedBatch events = handle.prepareBatch(ADD_EVENT);
        for (Transition change : transitions) {
            bindCase(rows, change, now).add();
            addEvent(
                    events,
                    change.caseId(),
                    now,
                    change.actor(),
                    null,
                    change.from().code(),
                    change.to().code(),
                    change.codes(),
                    change.note());
        }
        expectAllChanged(rows.execute(), "case");
        events.execute();
        ends.giveUp(
                handle,
                transitions.stream()
                        .filter(CaseWriter::mayLeaveSomething)
                        .map(Transition::caseId)
                        .toList());
        outbox.post(
                handle,
                transitions.stream()
                        .filter(change -> change.to().isTold())
                        .map(change -> Errand.result(change.caseId(), change.version() + 1, now))
                        .toList());
    }

    /** Whether a case ends that may have asked something of others: one that was just received has not, of an approved one all is answered. */
    private static boolean mayLeaveSomething(Transition change) {
        return change.to().isEnd()
                && !change.from().isEnd()
                && change.from() != CaseState.RECEIVED
                && change.from() != CaseState.APPROVED;
    }

    private PreparedBatch bindCase(PreparedBatch rows, Transition change, Instant now) {
        List<Finding> findings = change.findings();
        Instant due = change.dueAt();
        return rows.bind("id", change.caseId())
                .bind("version", change.version())
                .bind("state", change.to().code())
                .bind("step", change.step() == null ? null : change.step().code())
                .bind("dueAt", change.step() == null ? null : due == null ? now : due)
                .bind("waitsFor", change.waitsFor())
                .bind("now", now)
                .bind("profile", change.profileId())
                .bind("keep", findings == null)
                .bindArray("codes", String.class, findings == null ? List.of() : codes(findings))
                .bind("findings", findings == null ? null : cipher.seal(findings, "cases", change.caseId()))
                .bind("told", change.to().isTold())
                .bind("actor", change.actor());
    }

    /**
     * Writes changes of domains.
     *
     * @throws StaleRow if a domain was changed by somebody else since it was read
     */
    public void changeDomains(Handle handle, List<DomainTransition> transitions) {
        if (transitions.isEmpty()) {
            return;
        }
        Instant now = business.now();
        PreparedBatch rows = handle.prepareBatch(CHANGE_DOMAIN);
        PreparedBatch events = handle.prepareBatch(ADD_EVENT);
        for (DomainTransition change : transitions) {
            CaseDomain domain = change.domain();
            rows.bind("id", domain.id())
                    .bind("version", domain.version())
                    .bind("state", change.to().code())
                    .bind("registry", change.registry())
                    .bind("verifiedAt", change.verifiedAt())
                    .add();
            addEvent(
                    events,
                    domain.caseId(),
                    now,
                    change.actor(),
                    domain.name(),
                    domain.state().code(),
                    change.to().code(),
                    change.codes(),
                    null);
        }
        expectAllChanged(rows.execute(), "domain");
        events.execute();
    }

    /** Notes something about a case in the event log without a change of its state. */
    public void note(Handle handle, UUID caseId, CaseState state, String actor, List<String> codes, String note) {
        PreparedBatch events = handle.prepareBatch(ADD_EVENT);
        addEvent(events, caseId, business.now(), actor, null, state.code(), state.code(), codes, note);
        events.execute();
    }

    static void addEvent(
            PreparedBatch events,
            UUID caseId,
            Instant at,
            String actor,
            @Nullable String domain,
            @Nullable String from,
            String to,
            List<String> codes,
            @Nullable String note) {
        events.bind("case", caseId)
                .bind("at", at)
                .bind("actor", actor)
                .bind("domain", domain)
                .bind("from", from)
                .bind("to", to)
                .bindArray("codes", String.class, codes)
                .bind("note", note)
                .add();
    }

    /** The codes of findings, separated by commas, which no code has in it. */
    static String joined(List<Finding> findings) {
        return String.join(",", codes(findings));
    }

    static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).distinct().toList();
    }

    private static void expectAllChanged(int[] counts, String what) {
        for (int count : counts) {
            if (count == 0) {
                throw new StaleRow(what);
            }
        }
    }
}
