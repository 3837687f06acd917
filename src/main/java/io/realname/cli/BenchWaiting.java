package io.realname.cli;

import io.realname.app.bench.Ticks;
import io.realname.app.bench.WaitingBench;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Measures what very many open cases cost. */
@Command(
        name = "waiting",
        description =
                "Let very many cases wait, a tenth of them due, and measure what a tick of the clock, an intake and a page "
                        + "of cases take. All happens in a folder of its own, which is removed at the end.")
final class BenchWaiting implements Callable<Integer> {
    private static final int MOST = 1_000_000;
    private static final double MOST_OF_A_TICK = 1.2;
    private static final double LEAST_OF_THE_INTAKE = 0.8;
    private static final double LONGEST_PAGE = 200;
    private static final double NANOS_IN_A_MILLI = 1e6;

    @ParentCommand
    private Bench bench;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--open",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Open cases (default: ${DEFAULT-VALUE}).")
    private int open;

    @Option(
            names = "--drops",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Drops of an intake (default: ${DEFAULT-VALUE}).")
    private int drops;

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
        BenchIntake.check("--drops", drops, MOST);
        Main main = bench.main();
        PrintWriter out = spec.commandLine().getOut();
        try (WaitingBench waiting =
                new WaitingBench(main.home(), main.home().resolve(data).normalize(), main.programs(), main.system())) {
            new BenchText(out, "case").machine(waiting.machine());
            print(waiting.run(open, drops));
        }
        return 0;
    }

    private void print(WaitingBench.Figures figures) {
        tick("Tick, a tenth of the cases due", figures.few(), figures.ticks());
        tick("Tick, nothing due", figures.few(), figures.idleTicks());
        line(
                "Intake: %.0f drops/s into %d open cases, %.0f into none: %.2f (at least %.1f)",
                figures.full(), open, figures.empty(), figures.full() / figures.empty(), LEAST_OF_THE_INTAKE);
        figures.pages()
                .forEach((name, millis) ->
                        line("First page of cases, %s: %.1f ms (under %.0f)", name, millis, LONGEST_PAGE));
    }

    private void tick(String what, int few, Ticks ticks) {
        line(
                "%s: %.2f ms with %d open, %.2f with %d: %.2f (at most %.1f)",
                what,
                ticks.few() / NANOS_IN_A_MILLI,
                few,
                ticks.many() / NANOS_IN_A_MILLI,
                open,
                ticks.ratio(),
                MOST_OF_A_TICK);
    }

    private void line(String format, Object... values) {
        spec.commandLine().getOut().println(String.format(Locale.ROOT, format, values));
        spec.commandLine().getOut().flush();
    }
}
