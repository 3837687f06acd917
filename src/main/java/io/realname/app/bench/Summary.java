package io.realname.app.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Interleaved measurements, in their order: the first of each list belong together, and so on.
 *
 * @param pipeline the product's intake
 * @param bareLoop the yardstick
 * @param quarters the product's intake with a quarter of the drops
 * @param peakResident the most main memory that this program has had, in bytes
 */
public record Summary(
        List<Measurement> pipeline, List<Measurement> bareLoop, List<Measurement> quarters, long peakResident) {
    /** The median over the pairs of the intake's rate by the bare loop's. */
    public double ratio() {
        return median(IntStream.range(0, pipeline.size())
                .mapToDouble(i -> pipeline.get(i).rate() / bareLoop.get(i).rate())
                .toArray());
    }

    /** The intake's median rate with all drops by that with a quarter of them. */
    public double steadiness() {
        return median(pipeline, Measurement::rate) / median(quarters, Measurement::rate);
    }

    /** The median of a figure. */
    public static <T> double median(List<T> measurements, ToDoubleFunction<T> figure) {
        return median(measurements.stream().mapToDouble(figure).toArray());
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
