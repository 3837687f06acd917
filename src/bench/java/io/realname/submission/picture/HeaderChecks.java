package io.realname.submission.picture;

import io.realname.simulator.specimen.SpecimenSeries;
import io.realname.submission.PictureFacts;
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

/** Format, dimensions and structure of a JPEG of 200 KB, without decoding it. Bound: at most 0.2 ms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class HeaderChecks {
    private static final int NEARLY_200_KB = 195_000;

    private byte[] picture;

    @Setup
    public void draw() {
        SpecimenSeries series = new SpecimenSeries(1);
        int number = 0;
        do {
            picture = series.picture(number++);
        } while (picture.length < NEARLY_200_KB);
    }

    @Benchmark
    public PictureFacts inspect() {
        return PictureInspector.inspect(picture);
    }
}
