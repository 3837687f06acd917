package io.realname.cli;

import io.realname.app.bench.BatchBench;
import io.realname.app.bench.Measurement;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Measures how fast one file of many rows is taken in. */
@Command(
        name = "batch",
        description = "Take one file of many rows in, from its claim to the commit of the last screened case. "
                + "All happens in a folder of its own, which is removed at the end.")
final class BenchBatch implements Callable<Integer> {
    private static final int MOST_ROWS = 1_000_000;
    private static final double MEBIBYTE = 1 << 20;

    @ParentCommand
    private Bench bench;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Rows of the file (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(
            names = "--format",
            paramLabel = "csv|xlsx",
            defaultValue = "csv",
            description = "Format of the file (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data/bench",
            description = "Folder to work in, emptied first and removed at the end "
                    + "(default: ${DEFAULT-VALUE}, in the project's folder).")
    private Path data;

    @Override
    public Integer call() throws Exception {
        BenchIntake.check("--rows", rows, MOST_ROWS);
        if (!format.equals("csv") && !format.equals("xlsx")) {
            throw new Failure(Failure.NOT_TRIED, "--format is csv or xlsx.", null);
        }
        Main main = bench.main();
        PrintWriter out = spec.commandLine().getOut();
        try (BatchBench batch =
                new BatchBench(main.home(), main.home().resolve(data).normalize(), main.programs(), main.system())) {
            new BenchText(out, "row").machine(batch.machine());
            Measurement took = batch.run(format, rows);
            out.println(String.format(
                    Locale.ROOT,
                    "%s: %d rows in %.1f s, %.0f rows/s; CPU %.3f ms a row (program %.3f + server %.3f); heap %.0f MB; %d cases judged",
                    format,
                    took.drops(),
                    took.time().toNanos() / 1e9,
                    took.rate(),
                    (took.programCpu().toNanos() + took.serverCpu().toNanos()) / 1e6 / took.drops(),
                    took.programCpu().toNanos() / 1e6 / took.drops(),
                    took.serverCpu().toNanos() / 1e6 / took.drops(),
                    took.peakHeap() / MEBIBYTE,
                    took.rows()));
            out.flush();
        }
        return 0;
    }
}
