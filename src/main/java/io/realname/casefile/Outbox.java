package io.realname.casefile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The errands owed to the outside. Posted in the transaction of the change that owes them; leased by one sender at a time;
 * settled only by the sender whose lease still stands. Thread-safe; the handles are not.
 */
public final class Outbox {
    private static final String READY =
            "kind = :kind and due_at <= :business and (retry_at is null or retry_at <= :system)"
                    + " and (lease_until is null or lease_until <= :system)";
    /**
     * First the destination whose errand has been due longest, then its errand: what waits for a destination that fails is never gone
     * through, however much it is. There are few destinations, and the index leads from one to the next.
     */
    private static final String LEASE = """
            with recursive places as (
                select min(destination) as name from outbox where kind = :kind
                union all
                select (select min(destination) from outbox where kind = :kind and destination > places.name)
                from places where name is not null)
            update outbox set lease_owner = :owner, lease_until = :until, attempts = attempts + 1, version = version + 1
            where id = (select id from outbox where destination = (
                            select name from places, lateral (select due_at from outbox
                                where destination = name and %1$s order by due_at limit 1) as longest
                            where name <> all (:closed) order by due_at limit 1)
                          and %1$s
                        order by due_at limit 1 for update skip locked)
            returning id, kind, key, case_id, subject, destination, due_at, attempts, version""".formatted(READY);

    private static final int MOST_WOKEN = 1_000;

    private final Ids ids;
    private final InstantSource system;
    private final WebhookBook webhooks;

    /** An outbox whose leases and back-off run on the system clock; results in it are also owed to {@code webhooks}. */
    public Outbox(Ids ids, InstantSource system, WebhookBook webhooks) {
        this.webhooks = webhooks;
        this.ids = ids;
        this.system = system;
    }

    /** Posts errands; one whose key is there already is left as it is. */
    public void post(Handle handle, List<Errand> errands) {
        if (errands.isEmpty()) {
            return;
        }
        RowBatch rows = new RowBatch(
                "id uuid",
                "kind text",
                "key text",
                "case_id uuid",
                "subject uuid",
                "destination text",
                "due_at timestamptz");
        for (Errand errand : errands) {
            rows.bind("id", ids.next())
                    .bind("kind", errand.kind().code())
                    .bind("key", errand.key())
                    .bind("case_id", errand.caseId())
                    .bind("subject", errand.subject())
                    .bind("destination", errand.destination())
                    .bind("due_at", errand.dueAt())
                    .add();
        }
        rows.execute(handle, """
                insert into outbox (id, kind, key, case_id, subject, destination, due_at)
                select id, kind, key, case_id, subject, destination, due_at from :rows on conflict (key) do nothing""");
        webhooks.owe(handle, errands);
    }

    /**
     * Leases the errand of {@code kind} that has been due longest.
     *
     * @param business the present business instant
     * @param lease how long nobody else may run it
     * @param closed destinations that are not to be bothered now
     */
    Optional<Errand> lease(
            Handle handle,
            Errand.Kind kind,
            Instant business,
            String owner,
            Duration lease,
            Collection<String> closed) {
        Instant now = system.instant();
        return handle.createQuery(LEASE)
                .bind("kind", kind.code())
                .bind("business", business)
                .bind("system", now)
                .bind("until", now.plus(lease))
                .bind("owner", owner)
                .bindArray("closed", String.class, List.copyOf(closed))
                .map((rs, context) -> new Errand(
                        rs.getObject("id", UUID.class),
                        Errand.Kind.valueOf(rs.getString("kind").toUpperCase(java.util.Locale.ROOT)),
                        rs.getString("key"),
                        rs.getObject("case_id", UUID.class),
                        rs.getObject("subject", UUID.class),
                        rs.getString("destination"),
                        rs.getTimestamp("due_at").toInstant(),
                        rs.getInt("attempts"),
                        rs.getInt("version")))
                .findOne();
    }

    /**
     * Ends the leases of an owner who is certainly dead, so that what it had begun need not wait for their end. The caller must hold
     * what only one living owner of that name can hold.
     */
    public void release(Handle handle, String owner) {
        handle.createUpdate("""
                        update outbox set lease_owner = null, lease_until = null, version = version + 1
                        where lease_owner = :owner""").bind("owner", owner).execute();
    }

    /**
     * Takes a finished errand out, in the transaction of what it brought.
     *
     * @throws StaleRow if the lease was lost and somebody else has taken the errand over
     */
    public void done(Handle handle, Errand errand) {
        expectOne(handle.createUpdate("delete from outbox where id = :id and version = :version")
                .bind("id", errand.id())
                .bind("version", errand.version())
                .execute());
    }

    /** Whether the sender's lease of an errand still stands, as it does from now on until the transaction ends. */
    public boolean holds(Handle handle, Errand errand) {
        return handle.createQuery("select 1 from outbox where id = :id and version = :version for update")
                .bind("id", errand.id())
                .bind("version", errand.version())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Posts an errand anew whose lease was lost while its effect went out, for that may have come after another's. */
    public void postAgain(Handle handle, Errand late) {
        handle.createUpdate("""
                        insert into outbox (id, kind, key, case_id, subject, destination, due_at)
                        values (:id, :kind, :key, :caseId, :subject, :destination, :dueAt) on conflict (key) do nothing""")
                .bind("id", ids.next())
                .bind("kind", late.kind().code())
                .bind("key", late.key() + " after " + late.version())
                .bind("caseId", late.caseId())
                .bind("subject", late.subject())
                .bind("destination", late.destination())
                .bind("dueAt", late.dueAt())
                .execute();
    }

    /**
     * Puts an errand off to a later business instant, because it is to be run again then and not because it failed.
     *
     * @throws StaleRow if the lease was lost
     */
    public void putOff(Handle handle, Errand errand, Instant dueAt) {
        expectOne(handle.createUpdate("""
                                update outbox set due_at = :dueAt, lease_owner = null, lease_until = null, retry_at = null,
                                    attempts = 0, last_error = null, version = version + 1
                                where id = :id and version = :version""")
                .bind("id", errand.id())
                .bind("version", errand.version())
                .bind("dueAt", dueAt)
                .execute());
    }

    /** Notes a technical failure; the errand is tried again after {@code wait}. A lost lease changes nothing. */
    void failed(Handle handle, Errand errand, Duration wait, String reason) {
        handle.createUpdate("""
                        update outbox set retry_at = :retryAt, lease_owner = null, lease_until = null, last_error = :reason,
                            version = version + 1
                        where id = :id and version = :version""")
                .bind("id", errand.id())
                .bind("version", errand.version())
                .bind("retryAt", system.instant().plus(wait))
                .bind("reason", reason)
                .execute();
    }

    /** Ends the back-off of errands to a destination that works again; those that somebody holds just now keep theirs. */
    void wake(Handle handle, String destination) {
        handle.createUpdate("""
                        update outbox set retry_at = null
                        where id in (select id from outbox where destination = :destination and retry_at > :system
                                     order by due_at limit :most for update skip locked)""")
                .bind("destination", destination)
                .bind("system", system.instant())
                .bind("most", MOST_WOKEN)
                .execute();
    }

    /** Drops the errands of one kind about a subject, because they have become pointless. */
    public void drop(Handle handle, Errand.Kind kind, UUID subject) {
        handle.createUpdate("delete from outbox where kind = :kind and subject = :subject")
                .bind("kind", kind.code())
                .bind("subject", subject)
                .execute();
    }

    /** Whether every result that is owed to a source has been delivered. */
    public boolean isDelivered(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select not exists (select 1 from outbox where kind in ('result', 'webhook', 'answer'))")
                .mapTo(Boolean.class)
                .one());
    }

    private static void expectOne(int count) {
        if (count == 0) {
            throw new StaleRow("errand");
        }
    }
}
