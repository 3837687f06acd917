package io.realname.app;

import io.realname.time.ClockAnchor;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The row that pins business time to real time. Thread-safe. */
public final class ClockAnchors {
    private final Jdbi jdbi;

    /** The anchor in this database. */
    public ClockAnchors(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The anchor in the database; {@code wanted} is put there if there is none yet. */
    public ClockAnchor findOrSet(ClockAnchor wanted) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into clock_anchor (real_instant, business_instant, factor) values (:real, :business, :factor)
                        on conflict do nothing""")
                .bind("real", wanted.real())
                .bind("business", wanted.business())
                .bind("factor", wanted.factor())
                .execute());
        return find().orElseThrow();
    }

    private Optional<ClockAnchor> find() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select real_instant, business_instant, factor from clock_anchor")
                .map((rs, context) -> new ClockAnchor(
                        rs.getTimestamp("real_instant").toInstant(),
                        rs.getTimestamp("business_instant").toInstant(),
                        rs.getDouble("factor")))
                .findOne());
    }
}
