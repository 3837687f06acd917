package io.realname.cli;

import io.realname.app.bench.Machine;
import io.realname.app.bench.Measurement;
import io.realname.app.bench.PoisonSummary;
import io.realname.app.bench.Summary;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The figures of a benchmark for a person to read, with the bounds that the intake must keep. */
final class BenchText {
    private static final String ROW =
            "%-10s %7d %8ss %7.0f/s  CPU %5.2f ms each (program %4.2f + server %4.2f)  heap %4d MB";
    private static final double LEAST_RATIO = 0.7;
    private static final double MOST_CPU_MILLIS = 1.5;
    private static final double LEAST_STEADINESS = 0.9;
    private static final double LEAST_POISONED = 0.9;
    private static final int MOST_HEAP_MEGABYTES = 512;
    private static final int MEGABYTE = 1 << 20;

    private final PrintWriter out;
    private final String what;

    /** A text about so many of {@code what}, in the singular. */
    BenchText(PrintWriter out, String what) {
        this.out = out;
        this.what = what;
    }

    void machine(Machine machine) {
        print(
                "%d processors (%s), %d MB of memory, %s",
                machine.processors(), machine.processor(), machine.memory() / MEGABYTE, machine.disk());
        print("Java: %s, heap of at most %d MB", machine.java(), machine.heap() / MEGABYTE);
    }

    void begin(Machine machine, int drops) {
        machine(machine);
        print("%d drops a run, of a manifest and a picture of 60 to 200 KB each", drops);
    }

    void add(Measurement run) {
        print(
                ROW,
                run.way(),
                run.drops(),
                what,
                run.rate(),
                run.cpuMillis(),
                run.programMillis(),
                run.serverMillis(),
                run.peakHeap() / MEGABYTE);
    }

    void end(Summary summary) {
        medians(List.of(summary.pipeline(), summary.bareLoop(), summary.quarters()));
        double cpu = Summary.median(summary.pipeline(), Measurement::cpuMillis);
        long heap = (long) Summary.median(summary.pipeline(), Measurement::peakHeap) / MEGABYTE;
        ratio(summary, LEAST_RATIO);
        print("Rate by that with a quarter of the drops: %.2f (at least %.1f)", summary.steadiness(), LEAST_STEADINESS);
        print("CPU a drop: %.2f ms (at most %.1f)", cpu, MOST_CPU_MILLIS);
        print(
                "Heap: %d MB (at most %d); whole program in memory: %d MB at most",
                heap, MOST_HEAP_MEGABYTES, summary.peakResident() / MEGABYTE);
    }

    void end(PoisonSummary summary) {
        medians(List.of(summary.sound(), summary.poisoned()));
        print("Rate by that without poison: %.2f (at least %.1f)", summary.ratio(), LEAST_POISONED);
    }

    void medians(List<List<Measurement>> ways) {
        print("Medians:");
        ways.forEach(this::median);
    }

    void ratio(Summary summary, double least) {
        print("Rate by the bare loop's: %.2f (at least %.1f)", summary.ratio(), least);
    }

    private void median(List<Measurement> runs) {
        Measurement first = runs.get(0);
        print(
                ROW,
                first.way(),
                first.drops(),
                what,
                Summary.median(runs, Measurement::rate),
                Summary.median(runs, Measurement::cpuMillis),
                Summary.median(runs, Measurement::programMillis),
                Summary.median(runs, Measurement::serverMillis),
                (long) Summary.median(runs, Measurement::peakHeap) / MEGABYTE);
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
