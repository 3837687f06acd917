package io.realname.verify;

import io.realname.casefile.BackOff;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/**
 * The outbox is drained, or each row of it waits for a reason: it is not due yet, somebody runs it or an older one of its kind, or its
 * destination fails, which an older one of its kind tries. Each row is about something that is not over.
 */
final class OutboxCheck implements Check {
    private static final String COLUMNS =
            "select o.id, o.version, o.kind, o.destination, o.case_id, o.attempts, o.last_error from outbox o";
    /** Where nothing is under way nothing may wait. */
    private static final String DUE = COLUMNS + " where o.due_at <= :business";
    /** The oldest of a kind comes first, so that a younger one waits for its turn; a destination may also ask to be left alone. */
    private static final String STUCK = """
            with begun as (
                select kind, min(due_at) as since from outbox where lease_until > :limit group by kind),
            failing as (
                select kind, destination, min(due_at) as since from outbox
                where last_error is not null and retry_at > :limit group by kind, destination),
            spared as (
                select distinct destination from outbox where retry_at > :spared)
            """ + COLUMNS + " " + """
            left join begun b on b.kind = o.kind
            left join failing f on f.kind = o.kind and f.destination = o.destination
            where o.due_at <= :business and (o.retry_at is null or o.retry_at <= :limit)
              and (o.lease_until is null or o.lease_until <= :limit)
              and (b.since is null or o.due_at < b.since) and (f.since is null or o.due_at < f.since)
              and o.destination not in (select destination from spared)""";

    private static final String FAILING = """
            select destination, count(*) as number, max(attempts) as attempts, min(last_error) as reason
            from outbox where last_error is not null group by destination order by 1""";
    private static final String POINTLESS = """
            select o.id, o.kind, o.case_id from outbox o where
                o.kind in ('review', 'poll')
                    and not exists (select 1 from reviews r where r.id = o.subject and r.state = 'open')
                or o.kind in ('sync', 'icp')
                    and not exists (select 1 from domains d where d.id = o.subject and d.verified_at is not null)
                or o.kind in ('result', 'answer') and o.subject <> o.case_id
                    and not exists (select 1 from submissions s where s.id = o.subject)
                or o.kind = 'webhook'
                    and not exists (select 1 from webhooks w where w.id = o.subject and w.state = 'pending')""";

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public void run(Snapshot snapshot, Ledger ledger) {
        ledger.examined(snapshot.count("select count(*) from outbox"));
        due(snapshot)
                .map((rs, context) -> new Waiting(rs))
                .filter(errand -> errand.isStillThere(snapshot))
                .map(Waiting::problem)
                .forEach(ledger::problem);
        snapshot.query(POINTLESS)
                .map((rs, context) -> new Problem(
                        "case " + rs.getString("case_id"),
                        "The errand \"" + rs.getString("kind") + "\" is about something that is not there, or is over.",
                        "It will fail for ever or do nothing. The program never leaves one so: report it."))
                .forEach(ledger::problem);
        snapshot.query(FAILING)
                .map((rs, context) -> rs.getLong("number") + " to " + rs.getString("destination")
                        + " wait after failures, at most " + rs.getInt("attempts") + " tries so far: "
                        + rs.getString("reason"))
                .forEach(ledger::note);
    }

    private static Query due(Snapshot snapshot) {
        Query due = snapshot.query(snapshot.mayBeUnderWay() ? STUCK : DUE)
                .bind("business", Timestamp.from(snapshot.businessLimit()));
        return snapshot.mayBeUnderWay()
                ? due.bind("limit", Timestamp.from(snapshot.systemLimit()))
                        .bind("spared", Timestamp.from(snapshot.system().plus(BackOff.LONGEST)))
                : due;
    }

    /** An errand that should have been run. */
    private record Waiting(UUID id, int version, Problem problem) {
        Waiting(ResultSet rs) throws SQLException {
            this(rs.getObject("id", UUID.class), rs.getInt("version"), problem(rs));
        }

        private static Problem problem(ResultSet rs) throws SQLException {
            String failure = rs.getString("last_error");
            return new Problem(
                    "case " + rs.getString("case_id"),
                    "The errand \"" + rs.getString("kind") + "\" to " + rs.getString("destination")
                            + " is due, was begun " + rs.getInt("attempts") + " times, and "
                            + (failure == null ? "waits without a reason." : "failed: " + failure),
                    "See whether the service runs (/observe/health) and start it again; if the errand stays, report it.");
        }

        /** Nobody has begun or settled it since the snapshot. */
        boolean isStillThere(Snapshot snapshot) {
            return snapshot.present()
                    .withHandle(handle -> handle.createQuery(
                                    "select exists (select 1 from outbox where id = :id and version = :version)")
                            .bind("id", id)
                            .bind("version", version)
                            .mapTo(Boolean.class)
                            .one());
        }
    }
}
