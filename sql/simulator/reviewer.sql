-- The reviewer simulator's own memory. The product never reads it. Running this again changes nothing.

create schema if not exists simulator;

-- One row is one accepted review: the primary key is why the same one is never accepted twice.
create table if not exists simulator.review (
    ordinal bigint generated always as identity,
    registry text not null,
    review_id uuid not null,
    kind text not null check (kind in ('profile', 'domain')),
    subject text not null,                  -- the ID number or the domain that is reviewed
    content_sha256 text not null,           -- hexadecimal, of the request's body
    repeats integer not null default 0,     -- how often the same request came again
    callback_url text not null,
    received_at timestamptz not null,       -- business time, like the next two
    due_at timestamptz not null,
    answered_at timestamptz,                -- null while it is pending
    outcome text not null,                  -- decided on receipt, told when it is due
    detail text not null,
    answer_id uuid not null,                -- names the answer in all tries of its callback
    tries integer not null default 0,
    try_at timestamptz,                     -- system time of the next try; null: nothing to send
    primary key (registry, review_id)
);
create index if not exists review_subject on simulator.review (kind, subject);
create index if not exists review_due on simulator.review (due_at) where answered_at is null;
create index if not exists review_try on simulator.review (try_at) where try_at is not null;
