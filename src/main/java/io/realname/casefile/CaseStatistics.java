package io.realname.casefile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** Counts cases. Thread-safe. */
public final class CaseStatistics {
    private static final String OF_SOURCES =
            " where (cardinality(cast(:sources as text[])) = 0 or source = any (cast(:sources as text[])))";

    private final Jdbi jdbi;

    /** Statistics of that database. */
    public CaseStatistics(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * How many cases there are.
     *
     * @param states by source, then by state
     * @param codes how many cases have which finding now, the most frequent first, at most 50
     */
    public record Counts(Map<String, Map<String, Long>> states, Map<String, Long> codes) {}

    /** The counts of these sources; of all if there is none. */
    public Counts of(Set<String> sources) {
        return jdbi.withHandle(handle -> {
            Map<String, Map<String, Long>> states = new TreeMap<>();
            handle.createQuery("select source, state, count(*) as n from cases" + OF_SOURCES + " group by 1, 2")
                    .bindArray("sources", String.class, List.copyOf(sources))
                    .map((rs, context) -> states.computeIfAbsent(rs.getString("source"), source -> new TreeMap<>())
                            .put(rs.getString("state"), rs.getLong("n")))
                    .list();
            Map<String, Long> codes = new LinkedHashMap<>();
            handle.createQuery("select code, count(*) as n from cases, unnest(codes) as code" + OF_SOURCES
                            + " group by 1 order by n desc, code limit 50")
                    .bindArray("sources", String.class, List.copyOf(sources))
                    .map((rs, context) -> codes.put(rs.getString("code"), rs.getLong("n")))
                    .list();
            return new Counts(states, codes);
        });
    }
}
