package io.realname.casefile;

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
}
