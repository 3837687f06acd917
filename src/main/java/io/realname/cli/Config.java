package io.realname.cli;

import io.realname.app.Settings;
import io.realname.app.config.ConfigCheck;
import io.realname.app.config.Fault;
import io.realname.app.config.MissingCounterparts;
import io.realname.review.Registries;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The configuration, looked at where it lies: no database, no network, nothing stored. */
@Command(name = "config", description = "Check the configuration.")
final class Config implements Runnable {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what is to be done: check.");
    }

    @Command(
            name = "check",
            description = "Say all that is wrong in config/, routes/, sql/ and the environment, with file and line.",
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:nothing is wrong", "1:something is wrong", "2:the command was not used rightly"})
    int check(@Option(names = "--json", description = "Print one JSON array, an element for each fault.") boolean json)
            throws IOException {
        List<Fault> faults = ConfigCheck.of(main.home(), System.getenv());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            try (JsonArrayWriter<Fault> array = new JsonArrayWriter<>(out)) {
                faults.forEach(array::add);
            }
        } else {
            faults.forEach(fault -> out.println(Printable.text(fault.toString())));
            out.println(
                    faults.isEmpty()
                            ? sound()
                            : "\n" + count(faults.size()) + "; the service does not start like this.");
        }
        return faults.isEmpty() ? 0 : Failure.REFUSED;
    }

    private String sound() throws IOException {
        Settings settings = main.settings();
        List<String> missing = MissingCounterparts.of(
                settings,
                Registries.load(main.config().resolve("registries.yaml")).all());
        return missing.isEmpty()
                ? "Nothing is wrong."
                : "Nothing is wrong. Not configured yet, so that only ./realname run --simulate starts:\n  "
                        + String.join("\n  ", missing);
    }

    private static String count(int faults) {
        return faults == 1 ? "1 fault" : faults + " faults";
    }
}
