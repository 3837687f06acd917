package io.realname.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.realname.app.bench.IntakeBench;
import io.realname.app.bench.Summary;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
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

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        check("--drops", drops, MOST_DROPS);
        check("--runs", runs, MOST_RUNS);
        Main main = bench.main();
        Path programs = main.home().resolve("data/postgresql/programs");
        BenchText text = new BenchText(spec.commandLine().getOut(), "drop");
        try (IntakeBench intake =
                new IntakeBench(main.home(), main.home().resolve(data).normalize(), programs, main.system())) {
            if (json) {
                Summary summary = intake.run(drops, runs, measurement -> {});
                spec.commandLine().getOut().println(asJson(intake, summary));
            } else {
                text.begin(intake.machine(), drops);
                text.end(intake.run(drops, runs, text::add));
            }
        }
        return 0;
    }

    private static String asJson(IntakeBench intake, Summary summary) throws java.io.IOException {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .writeValueAsString(Map.of(
                        "machine",
                        intake.machine(),
                        "ratio",
                        summary.ratio(),
                        "steadiness",
                        summary.steadiness(),
                        "measurements",
                        summary));
    }

    static void check(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new Failure(Failure.NOT_TRIED, option + " must be from 1 to " + most + ".", null);
        }
    }
}
