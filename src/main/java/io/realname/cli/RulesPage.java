package io.realname.cli;

import io.realname.app.catalogue.CatalogueEntry;
import io.realname.app.catalogue.Section;
import io.realname.submission.Passage;
import java.io.PrintWriter;
import java.util.List;

/** The rule catalogue as a page of the documentation, in Markdown. */
final class RulesPage {
    private static final String HEAD = """
            # Rules

            Every code that Realname tells somebody: its severity, where the rule comes from, what is told, and what there is to do.
            This page is written by `./realname rules --markdown >docs/rules.md`.

            **Severity**: *error* ends the submission (or the one domain) with its remedies; *hold* waits by itself; *warning* and
            *info* are told only. A code can be told more mildly or more sharply where its texts say so.
            **Source**: A, F, I, P and C are the five documents that the rules come from (guide to real-name authentication of
            2019-04-23, questions about real-name verification, identity verification for domain names, registrant profiles, failures of
            the ICP check); *own* is decided here; the rest are standards.
            A text in the second or a later line is that of one cause of the code. `{…}` stands for what is told of the case in question.
            """;

    private final PrintWriter out;

    RulesPage(PrintWriter out) {
        this.out = out;
    }

    void print(List<CatalogueEntry> entries) {
        out.print(HEAD);
        int section = 0;
        for (CatalogueEntry entry : entries) {
            if (entry.section() != section) {
                section = entry.section();
                out.print("\n## " + section + ". " + Section.values()[section - 1].title() + "\n");
            }
            print(entry);
        }
    }

    private void print(CatalogueEntry entry) {
        out.print("\n### " + entry.code() + "\n\n*" + entry.severity().code() + "*, source " + entry.source() + "\n\n");
        entry.policies().forEach((name, note) -> out.print("- Policy `" + name + "`: " + note.text() + "\n"));
        for (Passage passage : entry.texts()) {
            out.print("- " + (passage.variant() == null ? "" : "`" + passage.variant() + "`: ")
                    + plain(passage.message()) + " → " + plain(passage.remedy()) + "\n");
        }
    }

    /** Asterisks and angle brackets of a text are no markup. */
    private static String plain(String text) {
        return text.replace("*", "\\*").replace("<", "&lt;");
    }
}
