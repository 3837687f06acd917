package io.realname.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * The rows as they were at one instant, and the clocks at that instant.
 *
 * @param handle reads the rows of that instant
 * @param present reads what has been committed since, to confirm what files and counterparts seem to contradict
 * @param pace how much business time passes in one unit of real time
 * @param patience how long something may be under way, in real time
 */
record Snapshot(Handle handle, Jdbi present, Instant business, Instant system, double pace, Duration patience) {
    private static final int ROWS_AT_HAND = 500;

    /** Whether there may be anything unfinished at all. */
    boolean mayBeUnderWay() {
        return !patience.isZero();
    }

    /** The system instant before which nothing that is under way may have begun. */
    Instant systemLimit() {
        return system.minus(patience);
    }

    /** The same on the business clock. */
    Instant businessLimit() {
        Instant limit = business.minusMillis((long) (patience.toMillis() * pace));
        return limit.isBefore(Instant.EPOCH) ? Instant.EPOCH : limit; // PostgreSQL's time begins later than Java's.
    }

    /** A query whose rows come a few at a time. */
    Query query(String sql) {
        return handle.createQuery(sql).setFetchSize(ROWS_AT_HAND);
    }

    /** Calls with each value of a query of one column of text. */
    void each(String sql, Consumer<String> value) {
        query(sql).mapTo(String.class).forEach(value);
    }

    long count(String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }
}
