package io.realname.casefile;

import io.realname.http.CallFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends waits of rows that are longer than any wait is: a clock that was ahead has written them, and without it they would last until the
 * right one has caught up. Due at the start, when the clock is set back, and now and then, because it may be another program's clock that
 * was. Thread-safe.
 */
public final class IncredibleWaits implements Work.Source {
    private static final Logger LOG = LoggerFactory.getLogger(IncredibleWaits.class);
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    /** Longer than every lease, every back-off, and every wait that another side can ask for. */
    private static final Duration LONGEST = CallFailed.LONGEST_RETRY_AFTER.plus(Duration.ofMinutes(5));

    private static final List<String> END = List.of(
            """
            update outbox set retry_at = null where id in
                (select id from outbox where retry_at > :incredible for update skip locked)""", """
            update outbox set lease_owner = null, lease_until = null, version = version + 1 where id in
                (select id from outbox where lease_until > :incredible for update skip locked)""", """
            update cases set retry_at = :now where id in
                (select id from cases where failures > 0 and retry_at > :incredible for update skip locked)""", """
            update mails set retry_at = null where id in
                (select id from mails where state = 'stored' and retry_at > :incredible for update skip locked)""", "update job_run set retry_at = null where ended_at is null and retry_at > :incredible");

    private final Jdbi jdbi;
    private final InstantSource system;
    private final Periodic due;

    /** Ends waits in that database that are too long by that clock. */
    public IncredibleWaits(Jdbi jdbi, InstantSource system) {
        this.jdbi = jdbi;
        this.system = system;
        this.due = new Periodic(system, PERIOD, AFTER_FAILURE);
    }

    @Override
    public Optional<Work> next() {
        return due.next();
    }

    /** Ends them. @return how many there were */
    public int end() {
        Instant now = system.instant();
        int ended = jdbi.inTransaction(handle -> END.stream()
                .mapToInt(sql -> handle.createUpdate(sql)
                        .bind("now", now)
                        .bind("incredible", now.plus(LONGEST))
                        .execute())
                .sum());
        if (ended > 0) {
            LOG.warn("{} waits were longer than any is, because a clock was wrong; they are over now.", ended);
        }
        return ended;
    }
}
