package io.realname.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of a job as its row stands.
 *
 * @param day the day in Shanghai that it is about
 * @param askedBy who asked for it, null for the schedule
 * @param askedAt business instant; likewise {@code startedAt}, null while it waits, and {@code endedAt}, null while it is not done
 * @param failures how often it failed for a technical reason; it is tried again
 * @param failure why it failed last, null if it did not or is done
 * @param counts what it did, by name
 */
public record JobRun(
        UUID id,
        Job job,
        LocalDate day,
        @Nullable String askedBy,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        int failures,
        @Nullable String failure,
        Map<String, Long> counts) {
    /** Takes a copy of the counts. */
    public JobRun {
        counts = Map.copyOf(counts);
    }
}
