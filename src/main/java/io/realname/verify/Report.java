package io.realname.verify;

import java.util.List;

/**
 * What came of all checks.
 *
 * @param seconds how long they took
 */
public record Report(List<Outcome> checks, double seconds) {
    /** Takes a copy. */
    public Report {
        checks = List.copyOf(checks);
    }

    /**
     * What came of one check.
     *
     * @param check its name
     * @param examined how many rows, files or reviews it looked at
     * @param problems how many problems there are
     * @param found the first of them, at most {@link Ledger#KEPT}
     * @param notes what else it saw, sentences
     * @param notChecked why it could not see everything, sentences; empty if it could
     */
    public record Outcome(
            String check,
            long examined,
            long problems,
            List<Problem> found,
            List<String> notes,
            List<String> notChecked,
            double seconds) {}

    /** Whether nothing wrong was found. */
    public boolean isSound() {
        return checks.stream().allMatch(check -> check.problems() == 0);
    }

    /** Whether every check could see all that it is about. */
    public boolean isWhole() {
        return checks.stream().allMatch(check -> check.notChecked().isEmpty());
    }

    /** All problems that are kept. */
    public List<Problem> problems() {
        return checks.stream().flatMap(check -> check.found().stream()).toList();
    }

    /** Rows, files and reviews examined in all. */
    public long examined() {
        return checks.stream().mapToLong(Outcome::examined).sum();
    }
}
