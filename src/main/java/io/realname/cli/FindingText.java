package io.realname.cli;

import io.realname.submission.Severity;
import io.realname.web.FindingJson;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Prints a finding for a person: what and where in one line, then what is wrong and what to do. */
final class FindingText {
    private static final Map<Severity, String> STYLES = Map.of(
            Severity.ERROR,
            "bold,red",
            Severity.HOLD,
            "bold,yellow",
            Severity.WARNING,
            "yellow",
            Severity.INFO,
            "cyan");
    private static final String INDENT = "           ";

    private final PrintWriter out;
    private final Ansi ansi;

    FindingText(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    /** The word for it in the markup of a terminal's colours. */
    static String styled(Severity severity) {
        return "@|" + STYLES.get(severity) + " " + severity.code() + "|@";
    }

    void print(FindingJson finding) {
        String severity = finding.severity().code();
        // Only our own word is styled: the rest is other people's text, which must not reach the markup.
        String styled = ansi.string(styled(finding.severity()));
        out.println("  " + styled + " ".repeat(INDENT.length() - 2 - severity.length()) + finding.code() + "  "
                + (finding.field().isEmpty() ? "(the whole manifest)" : Printable.text(finding.field())));
        line("", finding.message());
        line("Remedy: ", finding.remedy());
        line("Suggestion: ", finding.suggestion());
        line("Until: ", finding.until() == null ? null : ShanghaiTime.text(finding.until()));
        line("Waits for: ", finding.waitsFor());
    }

    private void line(String label, @Nullable String text) {
        if (text != null) {
            out.println(INDENT + label + Printable.text(text));
        }
    }
}
