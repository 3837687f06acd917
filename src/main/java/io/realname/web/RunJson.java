package io.realname.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.realname.casefile.JobRun;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run of a job; instants in ISO 8601, UTC.
 *
 * @param day the day in Shanghai that it is about
 * @param askedBy who asked for it, absent for the schedule
 * @param endedAt absent while it is not done
 * @param failure why it failed last and is tried again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunJson(
        String id,
        String job,
        String day,
        @Nullable String askedBy,
        String askedAt,
        @Nullable String startedAt,
        @Nullable String endedAt,
        @Nullable String failure,
        Map<String, Long> counts) {
    static RunJson of(JobRun run) {
        return new RunJson(
                run.id().toString(),
                run.job().code(),
                run.day().toString(),
                run.askedBy(),
                run.askedAt().toString(),
                Objects.toString(run.startedAt(), null),
                Objects.toString(run.endedAt(), null),
                run.failure(),
                new TreeMap<>(run.counts()));
    }
}
