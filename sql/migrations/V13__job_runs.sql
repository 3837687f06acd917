-- Runs of the reconciliation jobs, and the events of a day.

create table job_run (
    id            uuid primary key,
    job           text not null,
    day           date not null,
    asked_by      text,
    asked_at      timestamptz not null,
    started_at    timestamptz,
    ended_at      timestamptz,
    failures      integer not null default 0,
    retry_at      timestamptz,
    last_failure  text,
    counts        jsonb not null default '{}'
);
comment on table job_run is 'One row a run of a job, from when it was due or asked for; it is done once ended_at is set.';
comment on column job_run.day is 'The day in Shanghai that the run is about.';
comment on column job_run.asked_by is 'Who asked for it; null for the schedule.';
comment on column job_run.retry_at is 'System time before which a run that failed for a technical reason is not tried again.';
create unique index job_run_scheduled on job_run (job, day) where asked_by is null;
create unique index job_run_asked on job_run (job, day) where asked_by is not null and ended_at is null;
create index job_run_open on job_run (job, asked_at) where ended_at is null;

-- The cursor of a job is its last scheduled day.
drop table job_cursors;

-- Events are written in the order of their time and never moved, so the smallest of indexes finds those of a day, and it costs the
-- intake next to nothing.
create index events_by_time on events using brin (at) with (pages_per_range = 32, autosummarize = on);
