package io.realname.cli;

import io.realname.app.Home;
import io.realname.app.Settings;
import io.realname.app.demo.Simulation;
import io.realname.security.OwnerOnlyFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** One simulated counterpart as a process of its own. */
@Command(
        name = "simulate",
        description = "Simulate one counterpart, which knows the people of the samples, until Ctrl-C or SIGTERM. "
                + "The settings by which the service reaches it are written into a file.")
final class Simulate implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "reviewer|icp|registrar", converter = KindCode.class, description = "Whom to simulate.")
    private Simulation.Kind kind;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port of reviewer or ICP authority (default: any free one); "
                    + "the registrar is a database, which chooses its port itself.")
    private int port;

    @Option(
            names = "--day",
            paramLabel = "SECONDS",
            defaultValue = "86400",
            description = "Real seconds of one of its calendar days (default: ${DEFAULT-VALUE}, real time).")
    private double daySeconds;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Its folder (default: data/simulators/<whom>, in the project's folder).")
    private @Nullable Path data;

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > 65_535) {
            throw new Failure(Failure.NOT_TRIED, "--port takes a number from 0 to 65535.", null);
        }
        if (!(daySeconds >= 0.1 && daySeconds <= 86_400)) {
            throw new Failure(Failure.NOT_TRIED, "--day takes seconds from 0.1 to 86400.", null);
        }
        Path folder = data == null ? main.home().resolve("data/simulators").resolve(kind.code()) : data;
        Home home = new Home(main.home(), folder, folder.resolve("keys"));
        try (Stop stop = new Stop();
                Simulation simulation = new Simulation(kind, home, main.programs(), port, daySeconds, main.system())) {
            Path file = write(folder.resolve("settings.env"), simulation.settings());
            PrintWriter out = spec.commandLine().getOut();
            out.println("The simulated " + kind.code() + " is ready. Before the service is started: set -a; . "
                    + Printable.text(file));
            out.flush();
            stop.await();
        }
        return 0;
    }

    /** As environment variables, for the owner's eyes only: secrets are among them. */
    private static Path write(Path file, Map<String, String> settings) throws IOException {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(settings)
                .forEach((key, value) -> text.append(Settings.variable(key))
                        .append("='")
                        .append(value)
                        .append("'\n"));
        Files.deleteIfExists(file); // Ports and secrets are those of this start.
        OwnerOnlyFile.readOrCreate(file, () -> text.toString().getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
