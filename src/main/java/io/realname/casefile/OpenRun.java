package io.realname.casefile;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** A run of a job that is under way here and nowhere else, until it is completed or given back. One thread at a time. */
public final class OpenRun implements Work {
    private final JobBook book;
    private final Handle handle;
    private final JobRun run;
    private final Map<String, Long> counts = new TreeMap<>();

    OpenRun(JobBook book, Handle handle, JobRun run) {
        this.book = book;
        this.handle = handle;
        this.run = run;
    }

    /** The day in Shanghai that it is about. */
    public LocalDate day() {
        return run.day();
    }

    /** The transaction of the run, for what it reads; it ends with the run. */
    public Handle handle() {
        return handle;
    }

    /** Adds to what the run's row tells it did. */
    public void count(String what, long more) {
        counts.merge(what, more, Long::sum);
    }

    @Override
    public void complete() {
        try (handle) {
            book.done(handle, run, counts);
            handle.commit();
        }
    }

    @Override
    public void giveBack(Exception failure) {
        CaseQueue.giveUp(handle, failure);
        book.failed(run, Failures.reason(failure));
    }
}
