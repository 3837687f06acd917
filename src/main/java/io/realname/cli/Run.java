package io.realname.cli;

import io.realname.app.Program;
import io.realname.app.Settings;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The service, on the configured database and counterparts, until it is told to stop. */
@Command(name = "run", description = "Run the service until Ctrl-C or SIGTERM.")
final class Run implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--simulate",
            description = "Simulate reviewers, registrar and ICP authority; only for trying the service out.")
    private boolean simulate;

    @Mixin
    private DataOption data;

    @Option(names = "--port", paramLabel = "N", description = "Port of the API (default: realname.http.port).")
    private @Nullable Integer port;

    @Option(names = "--stop-when-ready", hidden = true, description = "Only rehearse the start, for the launcher.")
    private boolean rehearsal;

    @Override
    public Integer call() throws Exception {
        Settings settings = data.settings(main);
        if (port != null) {
            settings = settings.with(Map.of("realname.http.port", port.toString()));
        }
        try (Stop stop = new Stop();
                Program program = Program.start(main.home(), settings, simulate, main.system())) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("Realname is ready: " + program.url() + ", inbox " + program.inbox());
            out.flush();
            if (!rehearsal) {
                stop.await();
            }
        }
        return 0;
    }
}
