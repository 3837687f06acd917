package io.realname.intake;

import io.realname.submission.ArrivedDocument;
import io.realname.submission.Finding;
import io.realname.submission.Submission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A submission that lies in a folder and was read where it lies; nothing of it was kept.
 *
 * @param submission what was understood, or null if the manifest is unreadable or too large
 * @param documents one for each of {@code submission.documents()}, in that order; empty without a submission
 * @param findings every fault of the envelope
 */
public record LocalSubmission(
        @Nullable Submission submission, List<ArrivedDocument> documents, List<Finding> findings) {
    /** Takes copies of the lists. */
    public LocalSubmission {
        documents = List.copyOf(documents);
        findings = List.copyOf(findings);
    }
}
