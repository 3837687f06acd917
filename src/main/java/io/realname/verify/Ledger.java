package io.realname.verify;

import io.realname.verify.Report.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What one check sees; of problems the first are kept and the others counted, so that a spoilt database fits into memory. */
final class Ledger {
    /** How many problems of one check are kept, and how many reasons why it did not see everything. */
    static final int KEPT = 100;

    private final List<Problem> found = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> notChecked = new ArrayList<>();
    private long examined;
    private long problems;
    private long gaps;

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
        gaps++;
        if (notChecked.size() < KEPT) {
            notChecked.add(why);
        }
    }

    Outcome outcome(String check, double seconds) {
        List<String> reasons = new ArrayList<>(notChecked);
        if (gaps > reasons.size()) {
            reasons.add("There are " + (gaps - reasons.size()) + " more such gaps.");
        }
        return new Outcome(
                check, examined, problems, List.copyOf(found), List.copyOf(notes), List.copyOf(reasons), seconds);
    }
}
