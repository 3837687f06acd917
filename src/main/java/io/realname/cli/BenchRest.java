package io.realname.cli;

import io.realname.app.bench.Machine;
import io.realname.app.bench.RestBench;
import io.realname.app.bench.RestMeasurement;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Measures submissions over HTTP: how many a second, and how long one takes at half of what is promised. */
@Command(
        name = "rest",
        description = "Submit over HTTP, with a picture of 100 KB each, as fast as answered and then at a steady rate. "
                + "All happens in a folder of its own, which is removed at the end.")
final class BenchRest implements Callable<Integer> {
    private static final int MEGABYTE = 1 << 20;
    private static final int MOST_CLIENTS = 48;
    private static final int MOST_SECONDS = 3_600;
    private static final String BOUNDS =
            "Bounds: at least 300 submissions/s as fast as answered, p99 under 250 ms at 150 submissions/s.";

    @ParentCommand
    private Bench bench;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "32",
            description = "Clients side by side (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "150",
            description = "Submissions a second in the second phase (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How long each phase takes (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data/bench-rest",
            description = "Folder to work in, emptied first and removed at the end "
                    + "(default: ${DEFAULT-VALUE}, in the project's folder).")
    private Path data;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (clients < 1 || clients > MOST_CLIENTS || seconds < 1 || seconds > MOST_SECONDS || !(rate > 0)) {
            throw new Failure(
                    Failure.NOT_TRIED,
                    "Give 1 to " + MOST_CLIENTS + " clients, 1 to " + MOST_SECONDS + " seconds and a rate above 0.",
                    null);
        }
        Main main = bench.main();
        PrintWriter out = spec.commandLine().getOut();
        List<RestMeasurement> all = new ArrayList<>();
        try (RestBench rest =
                new RestBench(main.home(), main.home().resolve(data).normalize(), main.programs(), main.system())) {
            if (!json) {
                begin(out, rest.machine());
            }
            rest.run(clients, rate, Duration.ofSeconds(seconds), measured -> {
                all.add(measured);
                if (!json) {
                    print(out, measured);
                }
            });
            out.println(json ? asJson(rest.machine(), all) : BOUNDS);
        }
        return 0;
    }

    private void begin(PrintWriter out, Machine machine) {
        out.println(String.format(
                Locale.ROOT,
                "%d processors (%s), %d MB of memory, %s, %s",
                machine.processors(),
                machine.processor(),
                machine.memory() / MEGABYTE,
                machine.disk(),
                machine.java()));
        out.println(
                clients + " clients in the same program, " + seconds + " s a phase, a picture of 95 to 105 KB each");
        out.flush();
    }

    private static void print(PrintWriter out, RestMeasurement run) {
        out.println(String.format(
                Locale.ROOT,
                "%-20s %7d taken in, %d refused  %6.0f/s  p50 %5.1f ms  p99 %6.1f ms  max %6.1f ms  "
                        + "CPU %4.2f ms each (program %4.2f + database %4.2f)",
                run.phase(),
                run.submissions(),
                run.refused(),
                run.rate(),
                run.medianMillis(),
                run.p99Millis(),
                run.maxMillis(),
                run.programMillis() + run.serverMillis(),
                run.programMillis(),
                run.serverMillis()));
        out.flush();
    }

    private static String asJson(Machine machine, List<RestMeasurement> all) throws java.io.IOException {
        return Bench.json(Map.of("machine", machine, "measurements", all));
    }
}
