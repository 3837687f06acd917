package io.realname.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are looked for; what is null or empty excludes none.
 *
 * @param sources cases of these sources
 * @param code a finding's code that the case has
 * @param text what the submission id or a domain name, in either notation, begins with
 */
public record CaseFilter(
        @Nullable CaseState state,
        Set<String> sources,
        @Nullable String code,
        @Nullable String text) {
    /** Every case. */
    public static final CaseFilter ALL = new CaseFilter(null, Set.of(), null, null);

    /** Takes a copy of the set. */
    public CaseFilter {
        sources = Set.copyOf(sources);
    }

    /** The text as the beginning of a pattern of SQL's {@code like}, null likewise. */
    @Nullable
    String beginning() {
        return text == null ? null : text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /**
     * The condition on cases {@code c} in SQL, with the parameters of the same names. Only what is asked for is in it, so that the
     * database can tell which index serves best.
     *
     * @param paged whether only cases older than {@code :before} are looked for
     */
    String condition(boolean paged) {
        List<String> conditions = new ArrayList<>();
        if (state != null) {
            conditions.add("c.state = :state");
        }
        if (!sources.isEmpty()) {
            conditions.add("c.source = any (cast(:sources as text[]))");
        }
        if (code != null) {
            conditions.add("c.codes <> '{}' and c.codes @> array[cast(:code as text)]");
        }
        if (text != null) {
            conditions.add("""
                    c.id in (select id from cases where submission_id like :begins
                             union select case_id from domains where name like :begins
                             union select case_id from domains where ascii like :begins)""");
        }
        if (paged) {
            conditions.add("c.id < :before");
        }
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }
}
