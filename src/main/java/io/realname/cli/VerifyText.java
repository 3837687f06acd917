package io.realname.cli;

import io.realname.verify.Problem;
import io.realname.verify.Report;
import io.realname.verify.Report.Outcome;
import java.io.PrintWriter;
import java.util.Locale;

/** What the oracle says, for a person to read. */
final class VerifyText {
    private final PrintWriter out;

    VerifyText(PrintWriter out) {
        this.out = out;
    }

    void print(Report report) {
        report.checks().forEach(this::print);
        long problems = report.checks().stream().mapToLong(Outcome::problems).sum();
        double rate = report.seconds() == 0 ? 0 : report.examined() / report.seconds();
        line(
                "%n%d rows, files and reviews examined in %.1f s (%.0f/s): %s",
                report.examined(),
                report.seconds(),
                rate,
                problems == 0 ? "nothing is wrong." : problems == 1 ? "1 problem." : problems + " problems.");
    }

    private void print(Outcome check) {
        line(
                "%-12s %10d examined  %s  (%.1f s)",
                check.check(),
                check.examined(),
                check.problems() == 0 ? "sound" : check.problems() + " wrong",
                check.seconds());
        check.notes().forEach(note -> line("    %s", Printable.text(note)));
        check.notChecked().forEach(why -> line("    Not everything could be checked. %s", Printable.text(why)));
        check.found().forEach(this::print);
        if (check.problems() > check.found().size()) {
            line("    and %d more.", check.problems() - check.found().size());
        }
    }

    private void print(Problem problem) {
        line("  - %s: %s", Printable.text(problem.where()), Printable.text(problem.wrong()));
        line("    %s", Printable.text(problem.remedy()));
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
