package io.realname.cli;

import io.realname.app.catalogue.CatalogueEntry;
import io.realname.app.catalogue.Section;
import io.realname.submission.Passage;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** The rule catalogue for a person at a terminal. */
final class RulesText {
    private final PrintWriter out;
    private final Ansi ansi;

    RulesText(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void print(List<CatalogueEntry> entries) {
        int section = 0;
        for (CatalogueEntry entry : entries) {
            if (entry.section() != section) {
                section = entry.section();
                out.println(
                        ansi.string("@|bold " + section + ". " + Section.values()[section - 1].title() + "|@") + "\n");
            }
            print(entry);
        }
        out.println(entries.size() + " codes.");
    }

    private void print(CatalogueEntry entry) {
        out.println(ansi.string(
                "@|bold " + entry.code() + "|@  " + FindingText.styled(entry.severity()) + "  " + entry.source()));
        entry.policies().forEach((name, note) -> out.println("  Policy " + name + ": " + note.text()));
        for (Passage passage : entry.texts()) {
            out.println("  " + (passage.variant() == null ? "" : passage.variant() + ": ") + passage.message());
            out.println("    Remedy: " + passage.remedy());
        }
        out.println();
    }
}
