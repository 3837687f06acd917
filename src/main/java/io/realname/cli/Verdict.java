package io.realname.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.realname.submission.Severity;
import io.realname.web.FindingJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is found about one submission that was judged alone, in the form of the public contract.
 *
 * @param file the manifest, as the person named it
 * @param entry the manifest in a package, null if the file is none
 * @param row where it stands in a file of rows, null if the file is none
 * @param submissionId null if unknown
 * @param readable whether the manifest could be read at all; a row that cannot is a fault of the row
 */
record Verdict(
        String file,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String entry,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer row,
        @Nullable String submissionId,
        List<FindingJson> findings,
        @JsonIgnore boolean readable) {
    long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
