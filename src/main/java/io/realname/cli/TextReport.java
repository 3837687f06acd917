package io.realname.cli;

import io.realname.submission.Severity;
import io.realname.web.FindingJson;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Verdicts for a person: one paragraph for each submission, and at the end how many there were of what. */
final class TextReport {
    private final PrintWriter out;
    private final FindingText text;
    private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);
    private int submissions;
    private int faulty;

    TextReport(PrintWriter out, Ansi ansi) {
        this.out = out;
        text = new FindingText(out, ansi);
    }

    void add(Verdict verdict) {
        String id = verdict.submissionId();
        out.println(Printable.text(verdict.file())
                + (verdict.entry() == null ? "" : " " + Printable.text(verdict.entry()))
                + (verdict.row() == null ? "" : ", row " + verdict.row())
                + (id == null ? "" : " (" + Printable.text(id) + ")"));
        if (verdict.findings().isEmpty()) {
            out.println("  nothing found");
        }
        for (FindingJson finding : verdict.findings()) {
            text.print(finding);
            counts.merge(finding.severity(), 1L, Long::sum);
        }
        out.println();
        out.flush();
        submissions++;
        faulty += verdict.count(Severity.ERROR) > 0 ? 1 : 0;
    }

    void end() {
        out.println(count(submissions, "submission") + " checked, " + faulty + " with errors: "
                + count(of(Severity.ERROR), "error") + ", " + count(of(Severity.HOLD), "hold") + ", "
                + count(of(Severity.WARNING), "warning") + ", " + count(of(Severity.INFO), "note") + ".");
        out.flush();
    }

    private long of(Severity severity) {
        return counts.getOrDefault(severity, 0L);
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
