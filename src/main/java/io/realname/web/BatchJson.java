package io.realname.web;

import com.fasterxml.jackson.annotation.JsonInclude;
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
    /** One of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record One(@Nullable String submissionId, @Nullable String caseId, String takenAs, List<FindingJson> findings) {
        static One of(SubmissionDesk.Entered entered, List<FindingJson> told) {
            Submission submission = entered.receipt().arrival().submission();
            return new One(
                    submission == null ? null : submission.submissionId(),
                    Objects.toString(entered.receipt().caseId(), null),
                    entered.receipt().disposition().code(),
                    told);
        }
    }
}
