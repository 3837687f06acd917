package io.realname.casefile;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What waits, and for how long. All but {@link #open} cost the same however many cases there are. Thread-safe. */
public final class Delays {
    /** Further ones than so many in a line are not counted. */
    public static final int MOST = 1_000;

    private static final String OPEN = EnumSet.allOf(CaseState.class).stream()
            .filter(state -> !state.isEnd())
            .map(state -> "'" + state.code() + "'")
            .collect(Collectors.joining(", "));

    static final String OPEN_CASES =
            "select state, count(*) as n from cases where state in (" + OPEN + ") group by state";
    static final String LATEST = "select received_at from submissions where source = :source order by id desc limit 1";
    static final String GIVEN_UP =
            "select count(*) from (select 1 from webhooks where state = 'failed' and settled_at > :since limit " + MOST
                    + ") failed";

    /** The last of those to which a step comes back by itself; few steps, and the index leads from one to the next. */
    static final String FURTHEST = Arrays.stream(Step.values())
            .map(step -> "(select due_at from cases where step = '" + step.code()
                    + "' and failures = 0 and due_at < :before order by due_at desc limit 1)")
            .collect(Collectors.joining(" union all ", "select max(due_at) from (", ") furthest"));

    private final Jdbi jdbi;

    /** The delays in that database. */
    public Delays(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * How a line stands.
     *
     * @param late how many in it have waited for too long, {@value #MOST} at most
     * @param oldest since when the first has waited, in business time; null if nothing waits
     */
    public record Delay(long late, @Nullable Instant oldest) {}

    /**
     * How that line stands.
     *
     * @param before what has waited since before that business instant has waited for too long
     * @param now the present business instant
     */
    public Delay of(Line line, Instant before, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(sql(line))
                .bind("before", before)
                .bind("now", now)
                .map((rs, context) -> new Delay(rs.getLong("late"), CaseLoader.instant(rs, "oldest")))
                .one());
    }

    /** The question, which a test holds against its plan. */
    static String sql(Line line) {
        return "select (select count(*) from (select 1 from (" + line.rows(":before", MOST + "") + ") late limit "
                + MOST + ") counted) as late, (select min(since) from (" + line.rows(":now", "1")
                + ") first) as oldest";
    }

    /** The cases in that line that have waited since before that instant, {@code limit} at most, those that have waited longest first. */
    public List<UUID> late(Line line, Instant before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from (" + line.rows(":before", ":limit") + ") late order by since limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
    }

    /** How many cases there are in each state that is no end. It takes some 0.1 s for each million. */
    public Map<CaseState, Long> open() {
        return jdbi.withHandle(handle -> handle.createQuery(OPEN_CASES)
                .map((rs, context) -> Map.entry(CaseState.of(rs.getString("state")), rs.getLong("n")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new)));
    }

    /** When that source last sent something, in business time and whatever became of it; empty if it never has. */
    public Optional<Instant> latest(String source) {
        return jdbi.withHandle(handle -> handle.createQuery(LATEST)
                .bind("source", source)
                .mapTo(Instant.class)
                .findOne());
    }

    /** How many messages to webhooks were given up after that system instant and are still kept, {@value #MOST} at most. */
    public int givenUp(Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(GIVEN_UP)
                .bind("since", since)
                .mapTo(Integer.class)
                .one());
    }

    /** The latest business instant before {@code before} at which a case is due for its next step; empty if there is none. */
    public Optional<Instant> furthest(Instant before) {
        return jdbi.withHandle(handle -> handle.createQuery(FURTHEST)
                .bind("before", before)
                .mapTo(Instant.class)
                .findOne());
    }
}
