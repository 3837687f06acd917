package io.realname.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.realname.casefile.Origin;
import io.realname.submission.Submission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A submission that was judged and not taken in.
 *
 * @param submissionId absent if it could not be read
 * @param file in which file of the form it stands, and {@code row} in which row of it; absent for a file of one submission
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JudgedJson(
        @Nullable String submissionId,
        @Nullable String file,
        @Nullable Integer row,
        List<FindingJson> findings) {
    static JudgedJson of(SubmissionDesk.Judged judged, List<FindingJson> told) {
        Submission submission = judged.arrival().submission();
        Origin origin = Origin.of(judged.arrival().dropKey());
        return new JudgedJson(
                submission == null ? null : submission.submissionId(),
                origin == null ? null : origin.file(),
                origin == null ? null : origin.rowOrNull(),
                told);
    }
}
