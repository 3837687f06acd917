package io.realname.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.time.BusinessClock;
import io.realname.time.DaySchedule;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The runs of the jobs: asked for, due, done. Thread-safe. */
public final class JobBook {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final Ids ids;
    private final BusinessClock business;
    private final InstantSource system;

    /** A book whose runs are dated by business time and tried again by system time. */
    public JobBook(Jdbi jdbi, Ids ids, BusinessClock business, InstantSource system) {
        this.jdbi = jdbi;
        this.ids = ids;
        this.business = business;
        this.system = system;
    }

    /** The book beside a case file. */
    public static JobBook of(CaseFile file) {
        return new JobBook(file.jdbi(), file.ids(), file.business(), file.system());
    }

    /** Asks for a run, which begins as soon as no other of the job is under way; one that is asked for already is given back. */
    public JobRun ask(Job job, LocalDate day, String by) {
        return jdbi.inTransaction(handle -> {
            insert(handle, job, day, by);
            return handle.createQuery("""
                            select * from job_run where job = :job and day = :day and asked_by is not null
                            order by ended_at desc nulls first, asked_at desc limit 1""")
                    .bind("job", job.code())
                    .bind("day", day)
                    .map((rs, context) -> run(rs))
                    .one();
        });
    }

    /** The latest runs of a job, newest first. */
    public List<JobRun> latest(Job job, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from job_run where job = :job order by asked_at desc, id desc limit :limit")
                .bind("job", job.code())
                .bind("limit", limit)
                .map((rs, context) -> run(rs))
                .list());
    }

    /** Whether a run is not done yet that was asked for, or whose turn had come, before that business instant. */
    public boolean isLate(Job job, DaySchedule schedule, Instant before) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                                select exists (
                                    select 1 from job_run where job = :job and ended_at is null and asked_at < :before)""")
                        .bind("job", job.code())
                        .bind("before", before)
                        .mapTo(Boolean.class)
                        .one()
                || schedule.due(lastDay(handle, job), before).isPresent());
    }

    /** Whether a run waits or is due; it may be under way elsewhere. */
    boolean isAnyDue(Job job, DaySchedule schedule) {
        return jdbi.withHandle(handle -> firstOpen(handle, job).isPresent()
                || schedule.due(lastDay(handle, job), business.now()).isPresent());
    }

    /** Makes sure until the end of the transaction that nobody else runs the job; false if somebody does. */
    boolean lock(Handle handle, Job job) {
        return handle.createQuery("select pg_try_advisory_xact_lock(hashtextextended('realname.job.' || :job, 0))")
                .bind("job", job.code())
                .mapTo(Boolean.class)
                .one();
    }

    /** Begins the run that has waited longest, or that of the day whose turn it is; whoever calls holds the lock. */
    Optional<JobRun> begin(Job job, DaySchedule schedule) {
        return jdbi.inTransaction(handle -> {
            Optional<JobRun> next = firstOpen(handle, job);
            if (next.isEmpty()) {
                schedule.due(lastDay(handle, job), business.now()).ifPresent(day -> insert(handle, job, day, null));
                next = firstOpen(handle, job);
            }
            next.ifPresent(run -> handle.createUpdate("update job_run set started_at = :now where id = :id")
                    .bind("now", business.now())
                    .bind("id", run.id())
                    .execute());
            return next;
        });
    }

    /** Notes what a run did. */
    void done(Handle handle, JobRun run, Map<String, Long> counts) {
        try {
            handle.createUpdate("""
                            update job_run set ended_at = :now, retry_at = null, last_failure = null, counts = cast(:counts as jsonb)
                            where id = :id""")
                    .bind("now", business.now())
                    .bind("counts", JSON.writeValueAsString(new TreeMap<>(counts)))
                    .bind("id", run.id())
                    .execute();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The counts of a run cannot be written.", e);
        }
    }

    /** Notes a technical failure; the run is tried again after a while. */
    void failed(JobRun run, String reason) {
        jdbi.useTransaction(handle -> handle.createUpdate("""
                        update job_run set failures = failures + 1, retry_at = :retryAt, last_failure = :reason where id = :id""")
                .bind("retryAt", system.instant().plus(BackOff.after(run.failures() + 1)))
                .bind("reason", reason)
                .bind("id", run.id())
                .execute());
    }

    private void insert(Handle handle, Job job, LocalDate day, @Nullable String by) {
        handle.createUpdate("""
                        insert into job_run (id, job, day, asked_by, asked_at) values (:id, :job, :day, :by, :now)
                        on conflict do nothing""")
                .bind("id", ids.next())
                .bind("job", job.code())
                .bind("day", day)
                .bind("by", by)
                .bind("now", business.now())
                .execute();
    }

    private Optional<JobRun> firstOpen(Handle handle, Job job) {
        return handle.createQuery("""
                        select * from job_run
                        where job = :job and ended_at is null and (retry_at is null or retry_at <= :system)
                        order by asked_at, id limit 1""")
                .bind("job", job.code())
                .bind("system", system.instant())
                .map((rs, context) -> run(rs))
                .findOne();
    }

    private static @Nullable LocalDate lastDay(Handle handle, Job job) {
        return handle.createQuery("select max(day) from job_run where job = :job and asked_by is null")
                .bind("job", job.code())
                .mapTo(LocalDate.class)
                .findOne()
                .orElse(null);
    }

    private static JobRun run(ResultSet rs) throws SQLException {
        try {
            return new JobRun(
                    rs.getObject("id", java.util.UUID.class),
                    Job.of(rs.getString("job")).orElseThrow(),
                    rs.getObject("day", LocalDate.class),
                    rs.getString("asked_by"),
                    rs.getTimestamp("asked_at").toInstant(),
                    CaseLoader.instant(rs, "started_at"),
                    CaseLoader.instant(rs, "ended_at"),
                    rs.getInt("failures"),
                    rs.getString("last_failure"),
                    JSON.readValue(rs.getString("counts"), COUNTS));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The counts of a run cannot be read.", e);
        }
    }
}
