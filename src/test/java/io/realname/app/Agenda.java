package io.realname.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What is due, and when the next thing will be: in the product's rows, and in the simulated reviewer's. */
record Agenda(Jdbi ours, Jdbi theirs) {
    /** How much is left to do at these instants. */
    long left(Instant business, Instant system) {
        // Ours twice: what the others have just finished may have made work for us.
        return leftOfOurs(business, system) + leftOfTheirs(business, system) + leftOfOurs(business, system);
    }

    private long leftOfOurs(Instant business, Instant system) {
        return ours.withHandle(handle -> handle.createQuery("""
                        select (select count(*) from cases where step is not null and due_at <= :business
                                and (retry_at is null or retry_at <= :system))
                             + (select count(*) from outbox where due_at <= :business and (retry_at is null or retry_at <= :system))""")
                .bind("business", business)
                .bind("system", system)
                .mapTo(Long.class)
                .one());
    }

    /** A callback that failed is tried again after seconds; it counts as left until it is given up. */
    private long leftOfTheirs(Instant business, Instant system) {
        return theirs.withHandle(handle -> handle.createQuery("""
                        select count(*) from simulator.review
                        where answered_at is null and due_at <= :business or try_at <= :system""")
                .bind("business", business)
                .bind("system", system.plusSeconds(10))
                .mapTo(Long.class)
                .one());
    }

    /** The next business instant after {@code now} at which something is due; empty if nothing ever will be. */
    Optional<Instant> next(Instant now) {
        List<Instant> instants = new ArrayList<>();
        ours.useHandle(handle -> instants.addAll(
                handle.createQuery("""
                        select due_at from cases where step is not null and due_at > :now
                        union select due_at from outbox where due_at > :now""").bind("now", now).mapTo(Instant.class).list()));
        theirs.useHandle(handle -> instants.addAll(
                handle.createQuery("select due_at from simulator.review where answered_at is null and due_at > :now")
                        .bind("now", now)
                        .mapTo(Instant.class)
                        .list()));
        return instants.stream().min(Instant::compareTo);
    }
}
