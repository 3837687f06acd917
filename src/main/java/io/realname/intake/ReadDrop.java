package io.realname.intake;

import io.realname.submission.Arrival;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A drop that was read.
 *
 * @param arrival what was read, or null if its producer has not finished it
 * @param files the files in the inbox that the manifest names
 */
record ReadDrop(Drop drop, @Nullable Arrival arrival, List<NamedFile> files) {
    Arrival arrivalOrThrow() {
        return Objects.requireNonNull(arrival);
    }

    ReadDrop judged(UnaryOperator<Arrival> judge) {
        return new ReadDrop(drop, judge.apply(arrivalOrThrow()), files);
    }
}
