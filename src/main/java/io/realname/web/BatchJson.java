package io.realname.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.realname.casefile.Origin;
import io.realname.submission.Submission;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file of several submissions.
 *
 * @param counts how many were taken as what: {@code case revision duplicate conflict quarantine}
 * @param submissions the first of them, in the order of the file
 */
record BatchJson(Map<String, Integer> counts, List<One> submissions) {
    /**
     * One of them.
     *
     * @param file in which file of the form it stands, and {@code row} in which row of it; absent for a file of one submission
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record One(
            @Nullable String submissionId,
            @Nullable String file,
            @Nullable Integer row,
            @Nullable String caseId,
            String takenAs,
            List<FindingJson> findings) {
        static One of(SubmissionDesk.Entered entered, List<FindingJson> told) {
            Submission submission = entered.receipt().arrival().submission();
            Origin origin = Origin.of(entered.receipt().arrival().dropKey());
            return new One(
                    submission == null ? null : submission.submissionId(),
                    origin == null ? null : origin.file(),
                    origin == null ? null : origin.rowOrNull(),
                    Objects.toString(entered.receipt().caseId(), null),
                    entered.receipt().disposition().code(),
                    told);
        }
    }
}
