package io.realname.cli;

import io.realname.app.bench.Machine;
import io.realname.app.bench.ScreeningBench;
import io.realname.app.bench.Summary;
import java.nio.file.Path;
import java.util.List;
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
        try (ScreeningBench screening = new ScreeningBench(
                main.home(), main.home().resolve(data).normalize(), main.programs(), main.system())) {
            if (json) {
                Summary summary = screening.run(pictures, runs, measurement -> {});
                spec.commandLine().getOut().println(asJson(screening.machine(), summary));
            } else {
                BenchText text = new BenchText(spec.commandLine().getOut(), "picture");
                text.machine(screening.machine());
                Summary summary = screening.run(pictures, runs, text::add);
                text.medians(List.of(summary.pipeline(), summary.bareLoop()));
                text.ratio(summary, LEAST_RATIO);
            }
        }
        return 0;
    }

    private static String asJson(Machine machine, Summary summary) throws java.io.IOException {
        return Bench.json(Map.of(
                "machine",
                machine,
                "ratio",
                summary.ratio(),
                "stage",
                summary.pipeline(),
                "bareLoop",
                summary.bareLoop()));
    }
}
