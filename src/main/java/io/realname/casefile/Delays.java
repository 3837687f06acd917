package io.realname.casefile;

import java.time.Instant;
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
    static final String LATEST = "select received_at from cases where source = :source order by id desc limit 1";

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

    /** When the newest case of that source was received, in business time; empty if it has none. */
    public Optional<Instant> latest(String source) {
        return jdbi.withHandle(handle -> handle.createQuery(LATEST)
                .bind("source", source)
                .mapTo(Instant.class)
                .findOne());
    }
}
