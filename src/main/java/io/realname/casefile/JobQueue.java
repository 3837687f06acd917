package io.realname.casefile;

import io.realname.time.DaySchedule;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Hands out the runs of one job, those asked for and those whose turn it is, one at a time among all processes: a lock that ends with
 * the database's connection sees to it, so a crash frees the job at once and the run begins anew. Thread-safe.
 */
public final class JobQueue implements Work.Source {
    private final Jdbi jdbi;
    private final JobBook book;
    private final Job job;
    private final DaySchedule schedule;

    /** A queue of the runs of {@code job} in {@code book}. */
    public JobQueue(Jdbi jdbi, JobBook book, Job job, DaySchedule schedule) {
        this.jdbi = jdbi;
        this.book = book;
        this.job = job;
        this.schedule = schedule;
    }

    @Override
    public Optional<OpenRun> next() {
        if (!book.isAnyDue(job, schedule)) {
            return Optional.empty();
        }
        Handle handle = jdbi.open();
        try {
            handle.begin();
            Optional<JobRun> run = book.lock(handle, job) ? book.begin(job, schedule) : Optional.empty();
            if (run.isEmpty()) {
                handle.rollback();
                handle.close();
            }
            return run.map(begun -> new OpenRun(book, handle, begun));
        } catch (RuntimeException e) {
            CaseQueue.giveUp(handle, e);
            throw e;
        }
    }
}
