package io.realname.cli;

import io.realname.web.CaseJson;
import io.realname.web.CaseJson.DomainJson;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Prints a case for a person. */
final class CaseText {
    private final PrintWriter out;
    private final Ansi ansi;

    CaseText(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void print(CaseJson shown) {
        line("Case", shown.id());
        line("Submission", name(shown));
        line("File", origin(shown));
        line("State", shown.state());
        line("Received", ShanghaiTime.text(shown.receivedAt()));
        line("Decided", shown.decidedAt() == null ? null : ShanghaiTime.text(shown.decidedAt()));
        line("Next", shown.dueAt() == null ? null : ShanghaiTime.text(shown.dueAt()));
        line("Failing", shown.failure());
        out.println("Domains");
        for (DomainJson domain : shown.domains()) {
            out.printf(
                    "  %-16s  %-16s  %s  %s%n",
                    domain.state(),
                    ShanghaiTime.text(domain.verifiedAt()),
                    Printable.text(domain.name()),
                    Printable.text(Objects.requireNonNullElse(domain.registry(), "")));
        }
        if (!shown.findings().isEmpty()) {
            out.println("Findings");
            FindingText text = new FindingText(out, ansi);
            shown.findings().forEach(text::print);
        }
        out.flush();
    }

    /** Source and submission id, in the form in which the commands take them; the source alone for what was unreadable. */
    static String name(CaseJson shown) {
        String id = shown.submissionId();
        return Printable.text(id == null ? shown.source() : shown.source() + "/" + id);
    }

    /** File and row, null for what came in no file. */
    static @Nullable String origin(CaseJson shown) {
        return shown.row() == null ? shown.file() : shown.file() + ", row " + shown.row();
    }

    private void line(String label, @Nullable String value) {
        if (value != null) {
            out.printf("%-12s%s%n", label, Printable.text(value));
        }
    }
}
