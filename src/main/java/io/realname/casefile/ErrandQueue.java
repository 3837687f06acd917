package io.realname.casefile;

import io.realname.time.BusinessClock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Hands out the errands of one kind that are due, one at a time, leased in a transaction of its own so that no row stays locked
 * while the outside takes its time. Destinations that keep failing are left alone for a while. Thread-safe.
 */
public final class ErrandQueue implements Work.Source {
    private final Jdbi jdbi;
    private final Outbox outbox;
    private final BusinessClock business;
    private final Breakers breakers;
    private final Errand.Kind kind;
    private final String owner;
    private final Duration lease;

    /**
     * A queue of errands.
     *
     * @param owner names this installation in the leases; only one living process may use the name
     * @param lease longer than the total deadline of one call
     */
    public ErrandQueue(
            Jdbi jdbi,
            Outbox outbox,
            BusinessClock business,
            Breakers breakers,
            Errand.Kind kind,
            String owner,
            Duration lease) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.business = business;
        this.breakers = breakers;
        this.kind = kind;
        this.owner = owner;
        this.lease = lease;
    }

    @Override
    public Optional<LeasedErrand> next() {
        return jdbi.inTransaction(handle ->
                        outbox.lease(handle, kind, business.now(), owner, lease, breakers.closedDestinations()))
                .map(errand -> new LeasedErrand(this, errand));
    }

    void succeeded(Errand errand) {
        breakers.succeeded(errand.destination());
    }

    void failed(Errand errand, Exception failure) {
        if (failure instanceof StaleRow) {
            return; // Somebody else has taken the errand over; it is theirs to settle.
        }
        breakers.failed(errand.destination());
        jdbi.useTransaction(
                handle -> outbox.failed(handle, errand, BackOff.after(errand.attempts()), Failures.reason(failure)));
    }
}
