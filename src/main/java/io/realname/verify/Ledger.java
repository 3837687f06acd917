package io.realname.verify;

import io.realname.verify.Report.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one check sees; of problems the first are kept and the others counted, so that a spoilt database fits into memory. */
final class Ledger {
    /** How many problems of one check are kept. */
    static final int KEPT = 100;

    private final List<Problem> found = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long examined;
    private long problems;
    private @Nullable String notChecked;

    void examined(long more) {
        examined += more;
    }

    void problem(String where, String wrong, String remedy) {
        problem(new Problem(where, wrong, remedy));
    }

    void problem(Problem problem) {
        problems++;
        if (found.size() < KEPT) {
            found.add(problem);
        }
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    void notChecked(String why) {
        notChecked = why;
    }

    Outcome outcome(String check, double seconds) {
        return new Outcome(check, examined, problems, List.copyOf(found), List.copyOf(notes), notChecked, seconds);
    }
}
