package io.realname.casefile;

import io.realname.http.CallFailed;
import io.realname.time.BusinessClock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

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

    /** One thread after the other: of those that wait for the same destination to work again only one tries it. */
    @Override
    public synchronized Optional<LeasedErrand> next() {
        Optional<Errand> leased = jdbi.inTransaction(
                handle -> outbox.lease(handle, kind, business.now(), owner, lease, breakers.closedDestinations()));
        leased.ifPresent(errand -> breakers.begun(errand.destination()));
        return leased.map(errand -> new LeasedErrand(this, errand));
    }

    /** A destination that works again gets at once what waits for it after failures. */
    void succeeded(Errand errand) {
        if (breakers.succeeded(errand.destination())) {
            jdbi.useTransaction(handle -> outbox.wake(handle, errand.destination()));
        }
    }

    /** Whoever waits for the destination learns of an errand that was given up only whether its last call failed. */
    void givenUp(Errand errand, @Nullable CallFailed failure) {
        if (failure == null) {
            breakers.left(errand.destination());
        } else {
            breakers.failed(errand.destination(), failure.retryAfter());
        }
    }

    void failed(Errand errand, Exception failure) {
        if (failure instanceof StaleRow) {
            breakers.succeeded(errand.destination());
            return; // Somebody else has taken the errand over; it is theirs to settle.
        }
        Duration asked = CallFailed.in(failure).map(CallFailed::retryAfter).orElse(Duration.ZERO);
        breakers.failed(errand.destination(), asked);
        Duration wait = BackOff.after(errand.attempts());
        jdbi.useTransaction(handle ->
                outbox.failed(handle, errand, wait.compareTo(asked) > 0 ? wait : asked, Failures.reason(failure)));
    }
}
