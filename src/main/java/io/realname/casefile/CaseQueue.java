package io.realname.casefile;

import io.realname.time.BusinessClock;
import io.realname.time.Wait;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the cases whose next step is due, in batches of one transaction each: claimed by row locks that end with the
 * transaction, so that a crash gives them back and any number of workers get along. A case whose step failed before comes alone,
 * so that it can't hold up others, and takes turns with the fresh ones, so that they can't hold it up. While a database that all of
 * them need is away, none is blamed: they wait together for a moment. Thread-safe.
 */
public final class CaseQueue implements Work.Source {
    /** The limit stands in the text, for only then the server plans it once, and not anew each time because it might be any. */
    private static final String DUE = """
            select id from cases
            where step = :step and due_at <= :business and %s limit <limit> for update skip locked""";

    private static final String FRESH = DUE.formatted("failures = 0 order by due_at");
    private static final String FAILED = DUE.formatted("failures > 0 and retry_at <= :system order by retry_at");
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Jdbi jdbi;
    private final CaseLoader loader;
    private final CaseWriter writer;
    private final BusinessClock business;
    private final InstantSource system;
    private final Step step;
    private final int size;
    private volatile @Nullable Asked asked;
    private volatile boolean failedFirst;
    private volatile Wait pause = Wait.NONE;

    /**
     * A queue of the cases due for {@code step}.
     *
     * @param size cases in one batch at most
     */
    public CaseQueue(
            Jdbi jdbi,
            CaseLoader loader,
            CaseWriter writer,
            BusinessClock business,
            InstantSource system,
            Step step,
            int size) {
        this.jdbi = jdbi;
        this.loader = loader;
        this.writer = writer;
        this.business = business;
        this.system = system;
        this.step = step;
        this.size = size;
    }

    /** Another database that the step asks, and who is told how it answers. */
    private record Asked(String destination, Breakers breakers) {
        void tell(boolean answers) {
            if (answers) {
                breakers.succeeded(destination);
            } else {
                breakers.failed(destination, Duration.ZERO);
            }
        }
    }

    /**
     * Says that the step asks another database, and tells {@code breakers} how that answers; they spare it nothing, for all cases wait for it
     * together.
     *
     * @return this queue
     */
    public CaseQueue asking(String destination, Breakers breakers) {
        asked = new Asked(destination, breakers);
        return this;
    }

    Optional<String> destination() {
        return Optional.ofNullable(asked).map(Asked::destination);
    }

    /** The step has come to its end, and so has had its answer. */
    void answered() {
        Optional.ofNullable(asked).ifPresent(other -> other.tell(true));
    }

    /** The step has failed, be it for want of an answer or for another reason. */
    void unanswered(Exception failure) {
        if (Failures.isOfDatabase(failure)) {
            Optional.ofNullable(asked).ifPresent(other -> other.tell(false));
        }
    }

    @Override
    public Optional<CaseBatch> next() {
        if (!pause.isOver(system.instant())) {
            return Optional.empty();
        }
        List<UUID> ids = List.of();
        Handle handle = jdbi.open();
        try {
            handle.begin();
            ids = due(handle, business.now());
            if (!ids.isEmpty()) {
                return Optional.of(new CaseBatch(this, handle, ids, loader.load(handle, ids), writer));
            }
            handle.rollback();
            handle.close();
            return Optional.empty();
        } catch (RuntimeException e) {
            giveUp(handle, e);
            // Also what cannot even be read fails case by case, or one such row would hold up all others.
            failed(ids, e);
            throw e;
        }
    }

    /** Ends the transaction of a batch without a trace, also when its connection is gone. */
    static void giveUp(Handle handle, Exception because) {
        try (handle) {
            handle.rollback();
        } catch (RuntimeException e) {
            because.addSuppressed(e);
        }
    }

    private List<UUID> due(Handle handle, Instant now) {
        List<UUID> failed = failedFirst ? due(handle, FAILED, now, 1) : List.of();
        List<UUID> ids = failed.isEmpty() ? due(handle, FRESH, now, size) : failed;
        failedFirst = failed.isEmpty() && !ids.isEmpty();
        return ids.isEmpty() ? due(handle, FAILED, now, 1) : ids;
    }

    private List<UUID> due(Handle handle, String sql, Instant now, int limit) {
        return handle.createQuery(sql)
                .bind("step", step.code())
                .bind("business", now)
                .bind("system", system.instant())
                .define("limit", limit)
                .mapTo(UUID.class)
                .list();
    }

    /**
     * Notes that the step failed. Each case comes back alone after a back-off, or all of them after a moment, if a database was away and
     * none of them is to blame.
     */
    void failed(List<UUID> ids, Exception failure) {
        if (ids.isEmpty()) {
            return;
        }
        String reason = Failures.reason(failure);
        if (Failures.isOutage(failure)) {
            pause = Wait.from(system.instant(), PAUSE);
            jdbi.useTransaction(handle -> explain(handle, ids, reason));
        } else {
            jdbi.useTransaction(handle -> ids.forEach(id -> failed(handle, id, reason)));
        }
    }

    private void explain(Handle handle, List<UUID> ids, String reason) {
        handle.createUpdate("update cases set last_failure = :reason where id = any (:ids) and step = :step")
                .bind("reason", reason)
                .bindArray("ids", UUID.class, ids)
                .bind("step", step.code())
                .execute();
    }

    private void failed(Handle handle, UUID id, String reason) {
        int failures = handle.createQuery("select failures from cases where id = :id for update")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
        Duration wait = BackOff.after(failures + 1);
        handle.createUpdate("""
                        update cases set failures = :failures, retry_at = :retryAt, last_failure = :reason
                        where id = :id and step = :step""")
                .bind("failures", failures + 1)
                .bind("retryAt", system.instant().plus(wait))
                .bind("reason", reason)
                .bind("id", id)
                .bind("step", step.code())
                .execute();
    }
}
