package io.realname.cli;

import io.realname.app.bench.RestartBench;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Measures starts and stops over many open cases. */
@Command(
        name = "restart",
        description =
                "Start, kill and stop the service over very many open cases, a tenth of them due, and measure how soon it is "
                        + "ready or gone. All happens in a folder of its own, which is removed at the end.")
final class BenchRestart implements Callable<Integer> {
    private static final int MOST = 1_000_000;
    private static final int MOST_RUNS = 100;
    private static final double NANOS = 1e9;

    @ParentCommand
    private Bench bench;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--open",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Open cases (default: ${DEFAULT-VALUE}).")
    private int open;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often everything has its turn (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data/bench",
            description = "Folder to work in, emptied first and removed at the end "
                    + "(default: ${DEFAULT-VALUE}, in the project's folder).")
    private Path data;

    @Override
    public Integer call() throws Exception {
        BenchIntake.check("--open", open, MOST);
        BenchIntake.check("--runs", runs, MOST_RUNS);
        Main main = bench.main();
        try (RestartBench restart =
                new RestartBench(main.home(), main.home().resolve(data).normalize(), main.system())) {
            new BenchText(spec.commandLine().getOut(), "case").machine(restart.machine());
            print("%d open cases; ready within 5 s and gone within 10 s are wanted", open);
            restart.run(
                    open,
                    runs,
                    step -> print("%-40s %5.2f s", step.step(), step.time().toNanos() / NANOS));
        }
        return 0;
    }

    private void print(String format, Object... values) {
        spec.commandLine().getOut().println(String.format(Locale.ROOT, format, values));
        spec.commandLine().getOut().flush();
    }
}
