package io.realname.notify;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source is told ({@code Result} in the public contract); instants in ISO 8601, UTC.
 *
 * @param fileName where it goes below the outbox; not part of the result itself
 * @param file in which file it came, and {@code row} in which row of it; null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Result(
        @JsonIgnore String fileName,
        @Nullable String submissionId,
        @Nullable String file,
        @Nullable Integer row,
        String source,
        String caseId,
        String state,
        List<DomainResult> domains,
        List<FindingResult> findings,
        @Nullable String dueAt,
        String receivedAt,
        @Nullable String decidedAt) {
    /** A domain and its state. */
    public record DomainResult(String name, String state) {}

    /** A finding in the source's language; an ID number among the suggestions is masked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FindingResult(
            String code,
            String severity,
            String field,
            String message,
            String remedy,
            @Nullable String suggestion,
            @Nullable String until,
            @Nullable String waitsFor) {}
}
