package io.realname.intake;

import io.realname.submission.Arrival;
import io.realname.submission.Submission;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A drop that was read.
 *
 * @param arrival what was read, or null if its producer has not finished it
 * @param understood what the manifest says, or null if it says nothing (yet) that can be understood
 * @param files the files in the inbox that the manifest names
 */
record ReadDrop(
        Drop drop, @Nullable Arrival arrival, @Nullable Submission understood, List<NamedFile> files) {
    Arrival arrivalOrThrow() {
        return Objects.requireNonNull(arrival);
    }

    ReadDrop judged(UnaryOperator<Arrival> judge) {
        return new ReadDrop(drop, judge.apply(arrivalOrThrow()), understood, files);
    }

    /** The id that its source gave it, or null if there is none to be read. */
    @Nullable
    String submissionId() {
        return understood == null ? null : understood.submissionId();
    }
}
