package io.realname.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.app.Verification;
import io.realname.verify.Report;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Whether the whole state of an installation is sound. */
@Command(
        name = "verify",
        description =
                "Check the whole state: cases, events, errands, documents, reviews, secrecy. Changes nothing; the service may run.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing is wrong",
            "1:something is wrong; it is told",
            "2:not everything could be checked, and nothing wrong was found in the rest"
        })
final class Verify implements Callable<Integer> {
    private static final int UNSOUND = 1;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Option(
            names = "--at-rest",
            description =
                    "Nothing is under way (nothing was dropped lately, all is answered): what is unfinished is wrong, too.")
    private boolean atRest;

    @Option(
            names = "--without-contents",
            description = "Do not read the documents, which takes as long as reading all their files.")
    private boolean withoutContents;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description =
                    "A log of the service, or a folder of logs, in which no ID number may stand; as often as needed.")
    private @Nullable List<Path> logs;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        List<Path> named = logs == null ? List.of() : new ArrayList<>(logs);
        for (Path log : named) {
            if (Files.notExists(log)) {
                throw new Failure(Failure.NOT_TRIED, "There is no log " + log + ".", null);
            }
        }
        try (Verification verification = new Verification(main.home(), data.settings(main), main.system())) {
            Report report = verification.ask(atRest, !withoutContents, named);
            print(report, spec.commandLine().getOut());
            return !report.isSound() ? UNSOUND : report.isWhole() ? 0 : Failure.NOT_TRIED;
        }
    }

    private void print(Report report, PrintWriter out) throws JsonProcessingException {
        if (json) {
            ObjectNode tree = new ObjectMapper().valueToTree(report);
            tree.put("sound", report.isSound()).put("whole", report.isWhole());
            out.println(tree);
        } else {
            new VerifyText(out).print(report);
        }
        out.flush();
    }
}
