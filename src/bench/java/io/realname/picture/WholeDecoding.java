package io.realname.picture;

import io.realname.screening.Limits;
import io.realname.simulator.specimen.SpecimenSeries;
import io.realname.submission.PictureFacts;
import io.realname.submission.PictureLook;
import io.realname.submission.picture.PictureInspector;
import java.nio.file.Path;
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

/** A JPEG of 1200 by 800 pixels decoded whole, with its colour and sharpness. Bound: at most 15 ms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class WholeDecoding {
    private byte[] picture;
    private PictureFacts facts;
    private PictureLooker looker;

    @Setup
    public void draw() throws Exception {
        picture = new SpecimenSeries(1).picture(0);
        facts = PictureInspector.inspect(picture);
        looker = new PictureLooker(Limits.load(Path.of("config/limits.yaml")).pictures());
    }

    @Benchmark
    public PictureLook look() {
        return looker.look(picture, facts);
    }
}
