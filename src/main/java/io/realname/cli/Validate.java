package io.realname.cli;

import io.realname.submission.Site;
import io.realname.time.Shanghai;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Checks manifests and their pictures where they lie: no database, no network, nothing stored. */
@Command(
        name = "validate",
        description = "Check manifests and the pictures they name; nothing is stored or sent.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:no errors (holds, warnings and notes are possible)",
            "1:at least one error",
            "2:a manifest is unreadable or too large, or the command was not used rightly"
        })
final class Validate implements Callable<Integer> {
    /** From so many manifests on their number is worth a line on the terminal that tells how far it is. */
    private static final int MANY = 50;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Manifests (JSON, CSV, XLSX, XML), packages (ZIP), or folders: all of these below them, sorted.")
    private List<Path> files;

    @Option(
            names = "--site",
            paramLabel = "cn|intl",
            converter = SiteCode.class,
            defaultValue = "cn",
            description = "Site of a manifest that names none (default: ${DEFAULT-VALUE}).")
    private Site site;

    @Option(
            names = "--on",
            paramLabel = "DATE",
            converter = ReceiptDate.class,
            description = "Judge as if received on that date (default: today in Shanghai).")
    private @Nullable LocalDate on;

    @Option(names = "--json", description = "Print one JSON array, an element for each submission.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        ManifestFiles manifests = new ManifestFiles(files);
        LocalDate day = on == null ? Shanghai.dateOf(main.system().instant()) : on;
        Judge judge = new Judge(main.config(), site, Shanghai.startOf(day));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            try (JsonArrayWriter<Verdict> array = new JsonArrayWriter<>(out)) {
                return judgeAll(judge, manifests, array::add);
            }
        }
        TextReport report =
                new TextReport(out, spec.commandLine().getColorScheme().ansi());
        int code = judgeAll(judge, manifests, report::add);
        report.end();
        return code;
    }

    private int judgeAll(Judge judge, ManifestFiles manifests, Consumer<Verdict> report) {
        PrintWriter err = spec.commandLine().getErr();
        Check check = new Check(judge, report, err);
        long total = CheckProgress.isTerminal() ? Check.count(manifests) : 0;
        if (total < MANY) {
            return check.all(manifests);
        }
        try (CheckProgress progress = new CheckProgress(err, total)) {
            return check.all(manifests, progress);
        }
    }
}
