package io.realname.web;

import io.realname.casefile.CaseView;
import io.realname.casefile.Receipt;
import io.realname.intake.Source;
import io.realname.submission.Arrival;
import io.realname.submission.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Takes in what was posted. The files of an upload belong to the desk as soon as it was handed over. Thread-safe. */
public interface SubmissionDesk {
    /** Where uploads are to lie: a folder for the owner's eyes only. */
    java.nio.file.Path folder();

    /**
     * Takes an upload in, in its turn.
     *
     * @return completes once all of it is committed; exceptionally with {@link Refused} if it holds nothing that could be taken in, and
     *     with {@link QuotaSpent} if not all of it was taken in today
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
     * @param only the case of the only submission, as it was right after; empty if there were several
     */
    record Taken(List<Entered> first, Map<Receipt.Disposition, Integer> counts, Optional<CaseView> only) {}

    /** A submission that was entered, with what was found by then. */
    record Entered(Receipt receipt, List<Finding> findings) {}

    /** A submission that was judged alone, with all that was found. */
    record Judged(Arrival arrival, List<Finding> findings) {}

    /** Too many uploads wait. */
    final class Full extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** The source's quota of the day is used up, so nothing was taken in, or not all. */
    final class QuotaSpent extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Duration wait;
        private final transient Map<Receipt.Disposition, Integer> counts;

        /**
         * Spent for so long.
         *
         * @param counts what became of those that were read by then; the others were not looked at
         */
        public QuotaSpent(Duration wait, Map<Receipt.Disposition, Integer> counts) {
            super("The quota of the day is used up.", null, false, false);
            this.wait = wait;
            this.counts = Map.copyOf(counts);
        }

        /** How long it is until the next day. */
        public Duration untilNextDay() {
            return wait;
        }

        /** What became of those that were read, by disposition. */
        public Map<Receipt.Disposition, Integer> counts() {
            return counts;
        }
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
