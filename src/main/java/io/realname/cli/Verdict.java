package io.realname.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.realname.submission.Severity;
import io.realname.web.FindingJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is found about one submission that was judged alone, in the form of the public contract.
 *
 * @param file the manifest, as the person named it
 * @param submissionId null if unknown
 * @param readable whether the manifest could be read at all
 */
record Verdict(
        String file,
        @Nullable String submissionId,
        List<FindingJson> findings,
        @JsonIgnore boolean readable) {
    long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
