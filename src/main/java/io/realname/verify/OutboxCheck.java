package io.realname.verify;

import java.sql.Timestamp;
import java.time.Instant;

/** The outbox is drained, or each row of it waits for a reason: it is not due yet, somebody runs it, or its destination fails. */
final class OutboxCheck implements Check {
    private static final String STUCK = """
            select o.kind, o.destination, o.case_id, o.attempts from outbox o
            where o.due_at <= :business and (o.retry_at is null or o.retry_at <= :system)
              and (o.lease_until is null or o.lease_until <= :system)
              and not exists (select 1 from outbox f where f.destination = o.destination and f.last_error is not null)""";
    private static final String FAILING = """
            select destination, count(*) as number, max(attempts) as attempts, min(last_error) as reason
            from outbox where last_error is not null group by destination order by 1""";

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public void run(Snapshot snapshot, Ledger ledger) {
        ledger.examined(snapshot.count("select count(*) from outbox"));
        Instant business = snapshot.businessLimit();
        snapshot.query(STUCK)
                .bind("business", Timestamp.from(business))
                .bind("system", Timestamp.from(snapshot.systemLimit()))
                .map(
                        (rs, context) -> new Problem(
                                "case " + rs.getString("case_id"),
                                "The errand \"" + rs.getString("kind") + "\" to " + rs.getString("destination")
                                        + " is due, was begun " + rs.getInt("attempts")
                                        + " times, and waits without a reason.",
                                "See whether the service runs (/observe/health) and start it again; if the errand stays, report it."))
                .forEach(ledger::problem);
        snapshot.query(FAILING)
                .map((rs, context) -> rs.getLong("number") + " to " + rs.getString("destination")
                        + " wait after failures, at most " + rs.getInt("attempts") + " tries so far: "
                        + rs.getString("reason"))
                .forEach(ledger::note);
    }
}
