package io.realname.cli;

import io.realname.submission.Severity;
import io.realname.submission.Site;
import io.realname.time.Shanghai;
import java.io.IOException;
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
    private static final int SOUND = 0;
    private static final int FAULTY = 1;
    private static final int UNREADABLE = 2;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Manifests, or folders: every *.json below them, sorted.")
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
        List<Path> manifests = ManifestFiles.of(files);
        LocalDate day = on == null ? Shanghai.dateOf(main.system().instant()) : on;
        Judge judge = new Judge(main.config(), site, Shanghai.startOf(day));
        if (json) {
            try (JsonArrayWriter<Verdict> array =
                    new JsonArrayWriter<>(spec.commandLine().getOut())) {
                return judgeAll(judge, manifests, array::add);
            }
        }
        TextReport report = new TextReport(
                spec.commandLine().getOut(), spec.commandLine().getColorScheme().ansi());
        int code = judgeAll(judge, manifests, report::add);
        report.end();
        return code;
    }

    private int judgeAll(Judge judge, List<Path> manifests, Consumer<Verdict> report) {
        int worst = SOUND;
        for (Path manifest : manifests) {
            try {
                Verdict verdict = judge.judge(manifest);
                report.accept(verdict);
                worst = Math.max(worst, codeOf(verdict));
            } catch (IOException e) {
                worst = UNREADABLE;
                spec.commandLine()
                        .getErr()
                        .println(Printable.text(manifest) + " or a file it names cannot be read ("
                                + e.getClass().getSimpleName() + "); check that you may read them.");
            }
        }
        return worst;
    }

    private static int codeOf(Verdict verdict) {
        if (!verdict.readable()) {
            return UNREADABLE;
        }
        return verdict.count(Severity.ERROR) > 0 ? FAULTY : SOUND;
    }
}
