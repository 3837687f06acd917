package io.realname.app;

import io.realname.casefile.CaseFile;
import io.realname.casefile.Job;
import io.realname.casefile.JobBook;
import io.realname.casefile.JobQueue;
import io.realname.intake.Sources;
import io.realname.notify.DaySummary;
import io.realname.notify.SummaryForm;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * The reconciliation jobs of a service.
 *
 * @param outbox folder of the answers
 * @param charsets in which sources want their summaries, if not in UTF-8
 */
record JobWork(CaseFile file, Knowledge knowledge, Sources sources, Path outbox, Map<String, Charset> charsets) {
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
        return new SummaryForm(sources.of(source).language(), charsets.getOrDefault(source, StandardCharsets.UTF_8));
    }
}
