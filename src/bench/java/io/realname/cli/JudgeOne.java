package io.realname.cli;

import io.realname.submission.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What {@code validate} does with one manifest and its picture, files read anew each time, without the start of the program. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class JudgeOne {
    private Judge judge;
    private Path manifest;

    @Setup
    public void drop() throws IOException {
        Path folder = Files.createTempDirectory("realname-bench");
        manifest = new Drops(folder).manifest("a.json");
        judge = new Judge(Path.of("config"), Site.CN, Instant.parse("2026-06-01T04:00:00Z"));
    }

    @Benchmark
    public Verdict judge() throws IOException {
        return judge.judge(manifest);
    }
}
