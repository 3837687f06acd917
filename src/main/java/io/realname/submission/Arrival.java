package io.realname.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One submission on its way in, before it is a case: what was read, what was understood, what has been found so far.
 *
 * @param source name of the source that sent it
 * @param dropKey identifies this very drop or mail, so that taking it in again after a crash is recognised
 * @param language in which its source is told what becomes of it
 * @param receivedAt business instant of receipt
 * @param manifest the manifest's bytes; empty if it was too large to be read
 * @param submission what was understood, or null if the manifest could not be parsed
 * @param documents one for each of {@code submission.documents()}, in that order; empty without a submission
 * @param findings what has been found so far
 * @param quarantined whether it cannot become a case that goes on
 */
public record Arrival(
        String source,
        String dropKey,
        Language language,
        Instant receivedAt,
        byte[] manifest,
        @Nullable Submission submission,
        List<ArrivedDocument> documents,
        List<Finding> findings,
        boolean quarantined) {
    /** Takes copies of the lists. */
    public Arrival {
        documents = List.copyOf(documents);
        findings = List.copyOf(findings);
    }

    /** The same with further findings. */
    public Arrival plus(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Arrival(source, dropKey, language, receivedAt, manifest, submission, documents, all, quarantined);
    }

    /** The same with documents of which more is known. */
    public Arrival with(List<ArrivedDocument> known) {
        return new Arrival(source, dropKey, language, receivedAt, manifest, submission, known, findings, quarantined);
    }

    /** Whether it has a picture at whose pixels somebody must look before all that is wrong with it can be told. */
    public boolean isToBeLookedAt() {
        return !quarantined && documents.stream().anyMatch(ArrivedDocument::isToBeLookedAt);
    }

    /** Source and drop key: nothing of the content. */
    @Override
    public String toString() {
        return source + " " + dropKey;
    }
}
