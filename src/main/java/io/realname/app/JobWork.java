package io.realname.app;

import io.realname.casefile.CaseFile;
import io.realname.casefile.Job;
import io.realname.casefile.JobBook;
import io.realname.casefile.JobQueue;
import io.realname.intake.Source;
import io.realname.intake.Sources;
import io.realname.notify.DaySummary;
import io.realname.notify.SummaryForm;
import java.nio.file.Path;

/**
 * The reconciliation jobs of a service.
 *
 * @param outbox folder of the answers
 */
record JobWork(CaseFile file, Knowledge knowledge, Sources sources, Path outbox) {
    /** The runs of the daily summary. */
    JobQueue summaries() {
        return new JobQueue(
                file.jdbi(), JobBook.of(file), Job.SUMMARY, knowledge.jobs().summary());
    }

    /** What writes it. */
    DaySummary summary() {
        return new DaySummary(file.reader(), knowledge.texts(), knowledge.summaryColumns(), this::form, outbox);
    }

    private SummaryForm form(String source) {
        Source has = sources.of(source);
        return new SummaryForm(has.language(), has.summaryCharset());
    }
}
