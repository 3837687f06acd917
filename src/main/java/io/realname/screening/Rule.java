package io.realname.screening;

import io.realname.submission.Code;
import io.realname.submission.Finding;
import java.util.List;
import java.util.function.Consumer;

/**
 * One entry or a few kindred entries of the rule catalogue. A rule has no state, judges any input without throwing,
 * and reports every fault it sees; which of several codes about one fault is told, {@link Precedence} decides.
 */
public interface Rule {
    /** The codes that this rule can report. */
    List<Code> codes();

    /** Hands each fault found in {@code facts} to {@code report}. */
    void check(Facts facts, Consumer<Finding> report);

    /** For each code at least one submission that raises it and one that just does not. */
    List<Example> examples();
}
