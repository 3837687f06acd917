package io.realname.cli;

import io.realname.app.demo.Demo;
import io.realname.app.demo.SampleLife;
import io.realname.simulator.Sample;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Everything embedded, sample submissions in, time running fast. */
@Command(
        name = "demo",
        description = "Show the whole flow with sample submissions, simulated counterparts and fast time.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:stopped, or every sample came to its expected end", "1:a sample did not (with --once)"})
final class RunDemo implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(110);
    private static final long MILLIS_BETWEEN_STEPS = 200;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--day",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "Real seconds of one calendar day of the business clock (default: ${DEFAULT-VALUE}).")
    private double daySeconds;

    @Option(names = "--once", description = "End when every sample has its end, and print what became of each.")
    private boolean once;

    @Override
    public Integer call() throws Exception {
        if (!(daySeconds >= 0.1 && daySeconds <= 86_400)) {
            throw new Failure(Failure.NOT_TRIED, "--day takes seconds from 0.1 to 86400.", null);
        }
        PrintWriter out = spec.commandLine().getOut();
        say(out, "Setting up database, simulators and sample submissions ...");
        Path data = main.home().resolve("data/demo");
        try (Stop stop = new Stop();
                Demo demo = new Demo(main.home(), data, main.programs(), daySeconds, main.system())) {
            String url = demo.start();
            say(
                    out,
                    "Running: API at " + url + ", files in " + data + ", one day of business time in " + daySeconds
                            + " s.");
            return watch(demo, stop, out);
        }
    }

    private int watch(Demo demo, Stop stop, PrintWriter out) throws Exception {
        Progress progress = new Progress(out);
        Instant end = main.system().instant().plus(PATIENCE);
        Map<Sample, SampleLife> lives = demo.step();
        while (!(once && (demo.isOver(lives) || main.system().instant().isAfter(end)))) {
            progress.show(demo.now(), lives);
            if (stop.within(MILLIS_BETWEEN_STEPS)) {
                return 0;
            }
            lives = demo.step();
        }
        progress.show(demo.now(), lives);
        out.println();
        int differing = demo.report(lives, out::println);
        out.flush();
        return differing == 0 ? 0 : 1;
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
