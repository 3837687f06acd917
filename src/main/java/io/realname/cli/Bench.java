package io.realname.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The benchmarks. */
@Command(
        name = "bench",
        description = "Measure how fast this machine is at it.",
        subcommands = {
            BenchIntake.class,
            BenchScreening.class,
            BenchBatch.class,
            BenchRest.class,
            BenchWaiting.class,
            BenchRestart.class
        })
final class Bench implements Runnable {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    /** The program that this is a command of. */
    Main main() {
        return main;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what is to be measured: intake, screening, batch, rest, waiting or restart.");
    }
}
