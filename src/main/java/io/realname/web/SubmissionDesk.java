package io.realname.web;

import io.realname.casefile.Receipt;
import io.realname.intake.Source;
import io.realname.submission.Finding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes in what was posted. The files of an upload belong to the desk as soon as it was handed over. Thread-safe. */
public interface SubmissionDesk {
    /** Where uploads are to lie: a folder for the owner's eyes only. */
    java.nio.file.Path folder();

    /**
     * Takes an upload in, in its turn.
     *
     * @return completes once all of it is committed; exceptionally with {@link Refused} if it holds nothing that could be taken in
     * @throws Full if too many wait already
     */
    CompletionStage<Taken> take(Source source, Upload upload);

    /**
     * Judges an upload and keeps nothing of it. Blocks.
     *
     * @throws Refused if it holds nothing that could be judged
     */
    List<Judged> judge(Source source, Upload upload);

    /**
     * What was taken in.
     *
     * @param first what became of the first ones
     * @param counts how many there were of each disposition
     */
    record Taken(List<Entered> first, Map<Receipt.Disposition, Integer> counts) {}

    /** A submission that was entered, with what was found by then. */
    record Entered(Receipt receipt, List<Finding> findings) {}

    /** A submission that was judged alone. */
    record Judged(@Nullable String submissionId, List<Finding> findings) {}

    /** Too many uploads wait. */
    final class Full extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** An upload that holds nothing to take in; the message is a sentence that says why. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<Finding> findings;

        /** Refused for these findings, possibly none. */
        public Refused(String sentence, List<Finding> findings) {
            super(sentence);
            this.findings = List.copyOf(findings);
        }

        /** What explains it. */
        public List<Finding> findings() {
            return findings;
        }
    }
}
