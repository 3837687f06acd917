package io.realname.app.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Interleaved measurements of the intake, in their order: the first of each list belong together, and so on.
 *
 * @param sound with sound drops alone
 * @param poisoned with some among them that are made to do harm
 */
public record PoisonSummary(List<Measurement> sound, List<Measurement> poisoned) {
    /** The median over the pairs of the rate with poison by that without. */
    public double ratio() {
        return Summary.median(IntStream.range(0, sound.size())
                .mapToDouble(i -> poisoned.get(i).rate() / sound.get(i).rate())
                .toArray());
    }
}
