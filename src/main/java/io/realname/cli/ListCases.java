package io.realname.cli;

import io.realname.casefile.CaseState;
import io.realname.web.CaseJson;
import io.realname.web.CasePage;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the cases of the running service, newest first, page by page, so that their number does not matter. */
@Command(name = "cases", description = "List the cases, newest first.")
final class ListCases implements Callable<Integer> {
    private static final String ROW = "%-12s  %-16s  %-16s  %s  %s%n";
    private static final int PAGE = 200;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceOptions options;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            converter = StateCode.class,
            description = "Only cases in that state, such as held or rejected.")
    private @Nullable CaseState state;

    @Option(
            names = "--stuck",
            description = "Only cases that have not moved for longer than config/alerts.yaml allows, 200 at most.")
    private boolean stuck;

    @Override
    public Integer call() throws IOException {
        RunningService service = options.service(main);
        PrintWriter out = spec.commandLine().getOut();
        CasePage first = page(service, null);
        if (options.json()) {
            try (JsonArrayWriter<CaseJson> array = new JsonArrayWriter<>(out)) {
                each(service, first, array::add);
            }
            return 0;
        }
        if (first.cases().isEmpty()) {
            out.println("There are no such cases.");
            return 0;
        }
        out.printf(ROW, "STATE", "RECEIVED", "NEXT", "CASE", "DOMAINS");
        each(service, first, shown -> row(out, shown));
        return 0;
    }

    private CasePage page(RunningService service, @Nullable String before) {
        String query =
                "?limit=" + PAGE + (state == null ? "" : "&state=" + state.code()) + (stuck ? "&stuck=true" : "");
        return service.get("/cases" + query + (before == null ? "" : "&before=" + before), CasePage.class);
    }

    private void each(RunningService service, CasePage first, Consumer<CaseJson> shown) {
        CasePage page = first;
        page.cases().forEach(shown);
        while (page.next() != null) {
            page = page(service, page.next());
            page.cases().forEach(shown);
        }
    }

    private static void row(PrintWriter out, CaseJson shown) {
        int domains = shown.domains().size();
        String names = domains == 0 ? "" : Printable.text(shown.domains().get(0).name());
        String place = shown.row() == null ? "" : "  (" + Printable.text(String.valueOf(CaseText.origin(shown))) + ")";
        out.printf(
                ROW,
                shown.state(),
                ShanghaiTime.text(shown.receivedAt()),
                ShanghaiTime.text(shown.dueAt()),
                shown.submissionId() == null ? shown.id() : CaseText.name(shown),
                (domains > 1 ? names + " +" + (domains - 1) : names) + place);
    }
}
