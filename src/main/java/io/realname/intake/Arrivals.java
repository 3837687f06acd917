package io.realname.intake;

import io.realname.submission.Arrival;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.DocumentRef;
import io.realname.submission.Finding;
import io.realname.submission.Language;
import io.realname.submission.Submission;
import io.realname.time.BusinessClock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes arrivals that are received now. Thread-safe. */
record Arrivals(BusinessClock business) {
    /** An arrival of that source under that key. */
    Arrival of(
            Source source,
            String key,
            byte[] manifest,
            @Nullable Submission submission,
            List<ArrivedDocument> documents,
            List<Finding> findings,
            boolean quarantined) {
        Language language = submission == null ? source.language() : submission.language();
        return new Arrival(
                source.name(), key, language, business.now(), manifest, submission, documents, findings, quarantined);
    }

    /** A document of which nothing arrived, or nothing may be read. */
    static ArrivedDocument bare(DocumentRef ref) {
        return new ArrivedDocument(ref, null, null, null);
    }
}
