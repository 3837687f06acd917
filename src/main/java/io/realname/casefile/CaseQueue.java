package io.realname.casefile;

import io.realname.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Hands out the cases whose next step is due, in batches of one transaction each: claimed by row locks that end with the
 * transaction, so that a crash gives them back and any number of workers get along. A case whose step failed before comes alone,
 * so that it can't hold up others. Thread-safe.
 */
public final class CaseQueue implements Work.Source {
    private static final String DUE = """
            select id from cases
            where step = :step and due_at <= :business and %s
            order by due_at limit :limit for update skip locked""";
    private static final String FRESH = DUE.formatted("failures = 0");
    private static final String FAILED =
            DUE.formatted("failures > 0 and (retry_at <= :system or retry_at > :incredible)");

    private final Jdbi jdbi;
    private final CaseLoader loader;
    private final CaseWriter writer;
    private final BusinessClock business;
    private final InstantSource system;
    private final Step step;
    private final int size;

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

    @Override
    public Optional<CaseBatch> next() {
        List<UUID> ids = List.of();
        Handle handle = jdbi.open();
        try {
            handle.begin();
            Instant now = business.now();
            ids = due(handle, FRESH, now, size);
            if (ids.isEmpty()) {
                ids = due(handle, FAILED, now, 1);
            }
            if (!ids.isEmpty()) {
                return Optional.of(new CaseBatch(this, handle, ids, loader.load(handle, ids), writer));
            }
            handle.rollback();
            handle.close();
            return Optional.empty();
        } catch (RuntimeException e) {
            giveUp(handle, e);
            // Also what cannot even be read fails case by case, or one such row would hold up all others.
            failed(ids, Failures.reason(e));
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

    private List<UUID> due(Handle handle, String sql, Instant now, int limit) {
        Instant present = system.instant();
        return handle.createQuery(sql)
                .bind("step", step.code())
                .bind("business", now)
                .bind("system", present)
                .bind("incredible", present.plus(BackOff.INCREDIBLE))
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }

    /** Notes that the step failed; each case comes back alone after a back-off. */
    void failed(List<UUID> ids, String reason) {
        if (ids.isEmpty()) {
            return;
        }
        jdbi.useTransaction(handle -> {
            for (UUID id : ids) {
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
        });
    }
}
