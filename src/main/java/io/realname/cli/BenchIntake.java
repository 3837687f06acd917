package io.realname.cli;

import io.realname.app.bench.IntakeBench;
import io.realname.app.bench.PoisonSummary;
import io.realname.app.bench.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Measures the intake and a bare loop over the same files, in turn. */
@Command(
        name = "intake",
        description = "Take drops in, by the intake and by a bare loop in turn, and compare them. "
                + "All happens in a folder of its own, which is removed at the end.")
final class BenchIntake implements Callable<Integer> {
    private static final int MOST_DROPS = 1_000_000;
    private static final int MOST_RUNS = 100;
    private static final int MOST_POISON = 50;

    @ParentCommand
    private Bench bench;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--drops",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Drops in a run (default: ${DEFAULT-VALUE}); each takes 300 KB of disk for a while.")
    private int drops;

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

    @Option(
            names = "--poison",
            paramLabel = "PERCENT",
            description =
                    "Measure instead the intake alone, in turn without and with so many of a hundred drops that are "
                            + "made to do harm: broken, endless or deeply nested manifests, spoilt pictures.")
    private @Nullable Double poison;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        check("--drops", drops, MOST_DROPS);
        check("--runs", runs, MOST_RUNS);
        Main main = bench.main();
        BenchText text = new BenchText(spec.commandLine().getOut(), "drop");
        try (IntakeBench intake =
                new IntakeBench(main.home(), main.home().resolve(data).normalize(), main.programs(), main.system())) {
            if (poison != null) {
                poisoned(intake, text, poison);
            } else if (json) {
                Summary summary = intake.run(drops, runs, measurement -> {});
                print(Map.of(
                        "machine",
                        intake.machine(),
                        "ratio",
                        summary.ratio(),
                        "steadiness",
                        summary.steadiness(),
                        "measurements",
                        summary));
            } else {
                text.begin(intake.machine(), drops);
                text.end(intake.run(drops, runs, text::add));
            }
        }
        return 0;
    }

    private void poisoned(IntakeBench intake, BenchText text, double percent) throws Exception {
        if (!(percent > 0 && percent <= MOST_POISON)) {
            throw new Failure(Failure.NOT_TRIED, "--poison must be more than 0 and at most " + MOST_POISON + ".", null);
        }
        if (json) {
            PoisonSummary summary = intake.runPoisoned(drops, runs, percent, measurement -> {});
            print(Map.of("machine", intake.machine(), "ratio", summary.ratio(), "measurements", summary));
        } else {
            text.begin(intake.machine(), drops);
            text.end(intake.runPoisoned(drops, runs, percent, text::add));
        }
    }

    private void print(Map<String, Object> figures) throws IOException {
        spec.commandLine().getOut().println(Bench.json(figures));
    }

    static void check(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new Failure(Failure.NOT_TRIED, option + " must be from 1 to " + most + ".", null);
        }
    }
}
