package io.realname.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.realname.app.bench.Machine;
import io.realname.app.bench.Measurement;
import io.realname.app.bench.ScreeningBench;
import io.realname.app.bench.Summary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Measures the picture stage and a bare decoding loop over the same files, in turn. */
@Command(
        name = "screening",
        description = "Judge pictures, by the picture stage and by a bare decoding loop in turn, and compare them. "
                + "All happens in a folder of its own, which is removed at the end.")
final class BenchScreening implements Callable<Integer> {
    private static final int MOST_PICTURES = 100_000;
    private static final int MOST_RUNS = 100;
    private static final double LEAST_RATIO = 0.8;
    private static final int MEGABYTE = 1 << 20;
    private static final String ROW = "%-10s %6d pictures %6.0f pictures/s  CPU %5.2f ms/picture "
            + "(program %4.2f + server %4.2f)  heap %4d MB";

    @ParentCommand
    private Bench bench;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--pictures",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Pictures in a run (default: ${DEFAULT-VALUE}), of 60 to 200 KB and 1200 by 800 pixels.")
    private int pictures;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each has its turn (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data/bench",
            description = "Folder to work in, emptied first and removed at the end "
                    + "(default: ${DEFAULT-VALUE}, in the project's folder).")
    private Path data;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        BenchIntake.check("--pictures", pictures, MOST_PICTURES);
        BenchIntake.check("--runs", runs, MOST_RUNS);
        Main main = bench.main();
        Path programs = main.home().resolve("data/postgresql/programs");
        try (ScreeningBench screening =
                new ScreeningBench(main.home(), main.home().resolve(data).normalize(), programs, main.system())) {
            if (json) {
                Summary summary = screening.run(pictures, runs, measurement -> {});
                spec.commandLine().getOut().println(asJson(screening.machine(), summary));
            } else {
                begin(screening.machine());
                end(screening.run(pictures, runs, this::row));
            }
        }
        return 0;
    }

    private static String asJson(Machine machine, Summary summary) throws java.io.IOException {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .writeValueAsString(Map.of(
                        "machine",
                        machine,
                        "ratio",
                        summary.ratio(),
                        "stage",
                        summary.pipeline(),
                        "bareLoop",
                        summary.bareLoop()));
    }

    private void begin(Machine machine) {
        print(
                "%d processors (%s), %d MB of memory, %s",
                machine.processors(), machine.processor(), machine.memory() / MEGABYTE, machine.disk());
        print("Java: %s, heap of at most %d MB", machine.java(), machine.heap() / MEGABYTE);
    }

    private void row(Measurement run) {
        print(
                ROW,
                run.way(),
                run.drops(),
                run.rate(),
                run.cpuMillis(),
                run.programMillis(),
                run.serverMillis(),
                run.peakHeap() / MEGABYTE);
    }

    private void end(Summary summary) {
        print("Medians:");
        for (List<Measurement> runsOfAWay : List.of(summary.pipeline(), summary.bareLoop())) {
            Measurement first = runsOfAWay.get(0);
            print(
                    ROW,
                    first.way(),
                    first.drops(),
                    Summary.median(runsOfAWay, Measurement::rate),
                    Summary.median(runsOfAWay, Measurement::cpuMillis),
                    Summary.median(runsOfAWay, Measurement::programMillis),
                    Summary.median(runsOfAWay, Measurement::serverMillis),
                    (long) Summary.median(runsOfAWay, Measurement::peakHeap) / MEGABYTE);
        }
        print("Rate by the bare loop's: %.2f (at least %.1f)", summary.ratio(), LEAST_RATIO);
    }

    private void print(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, format, values));
    }
}
