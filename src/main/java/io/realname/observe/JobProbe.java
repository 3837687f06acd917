package io.realname.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.realname.casefile.Job;
import io.realname.casefile.JobBook;
import io.realname.time.DaySchedule;
import java.time.Duration;
import java.time.Instant;

/** Looks whether the daily summary was written in its time. */
final class JobProbe implements Probe {
    private final JobBook book;
    private final Job job;
    private final DaySchedule schedule;
    private final Duration most;
    private volatile boolean late;

    /** A probe of a job that may be late by {@code most}. */
    JobProbe(JobBook book, Job job, DaySchedule schedule, Duration most) {
        this.book = book;
        this.job = job;
        this.schedule = schedule;
        this.most = most;
    }

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public String look(Moments moments) {
        Instant before = moments.ago(most);
        // Of the first minutes after a start nothing is known, and the program catches up what it missed.
        late = before.isAfter(Instant.EPOCH) && book.isLate(job, schedule, before);
        return late
                ? "The job " + job.code() + " has not run in its time; GET /api/v1/reconciliations/" + job.code()
                        + " tells its runs."
                : "";
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("realname.jobs.late", () -> late ? 1 : 0)
                .description("1 while a run of the job is overdue")
                .tag("job", job.code())
                .register(registry);
    }
}
