package io.realname.app.demo;

import io.realname.verify.AcceptedReviews;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** What the simulated reviewer has accepted, read from its own memory, for it lives only as long as the service that it serves. Thread-safe. */
public final class SimulatedAcceptance implements AcceptedReviews {
    private static final int ROWS_AT_HAND = 500;

    private final Jdbi memory;

    /** The reviewer whose memory is in that database. */
    public SimulatedAcceptance(Jdbi memory) {
        this.memory = memory;
    }

    @Override
    public Set<String> registries() {
        return Set.copyOf(memory.withHandle(handle -> {
            boolean remembers = handle.createQuery("select to_regclass('simulator.review') is not null")
                    .mapTo(Boolean.class)
                    .one();
            return remembers
                    ? handle.createQuery("select distinct registry from simulator.review")
                            .mapTo(String.class)
                            .list()
                    : List.<String>of();
        }));
    }

    @Override
    public void each(String registry, Consumer<Accepted> to) {
        memory.useTransaction(handle -> handle.createQuery("""
                        select review_id, case when answered_at is not null then outcome end as outcome
                        from simulator.review where registry = :registry order by ordinal""")
                .bind("registry", registry)
                .setFetchSize(ROWS_AT_HAND)
                .map((rs, context) -> new Accepted(rs.getObject("review_id", UUID.class), rs.getString("outcome")))
                .forEach(to));
    }
}
