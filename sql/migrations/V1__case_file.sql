-- The case file: what was submitted, what became of it, and what is still to be done.
-- Columns ending in _enc hold AES-256-GCM ciphertext bound to table, column and row; columns ending in _digest hold keyed
-- digests for equality. Columns named *_at are business time unless their comment says system time.

create table clock_anchor (
    only_row          boolean primary key default true check (only_row),
    real_instant      timestamptz not null,
    business_instant  timestamptz not null,
    factor            double precision not null check (factor > 0)
);
comment on table clock_anchor is 'Where business time is pinned to real time; simulators and restarts go on from it.';

create table documents (
    name        text primary key check (name ~ '^[0-9a-f]{64}$'),
    bytes       bigint not null,
    format      text not null,
    width       integer not null,
    height      integer not null,
    fault       text,
    created_at  timestamptz not null
);
comment on table documents is 'One row a stored document; the name is the keyed digest of its content and its file name.';

create table profiles (
    id               uuid primary key,
    site             text not null,
    fields_digest    bytea not null,
    identity_digest  bytea not null,
    id_type          text not null,
    name_digest      bytea not null,
    number_digest    bytea not null,
    name_enc         bytea not null,
    number_enc       bytea not null,
    state            text not null check (state in ('in-review', 'verified', 'refused', 'manual')),
    verified_at      timestamptz,
    created_at       timestamptz not null,
    unique (site, fields_digest)
);
comment on table profiles is 'Registrant profiles: one row a set of fields, verified once and then never changed.';
create unique index profiles_one_review_of_an_identity on profiles (site, identity_digest) where state = 'in-review';

create table cases (
    id               uuid primary key,
    source           text not null,
    submission_id    text,
    state            text not null check (state in ('received', 'screened', 'enriched', 'in-review', 'approved', 'closed',
                                                    'held', 'rejected', 'quarantined', 'withdrawn', 'manual')),
    step             text check (step in ('screen', 'enrich', 'review')),
    due_at           timestamptz,
    retry_at         timestamptz,
    failures         integer not null default 0,
    last_failure     text,
    waits_for        text,
    held_since       timestamptz,
    version          integer not null default 1,
    site             text not null,
    language         text not null,
    attempt          uuid not null,
    profile_id       uuid references profiles,
    identity_digest  bytea,
    codes            text[] not null default '{}',
    findings_enc     bytea,
    received_at      timestamptz not null,
    updated_at       timestamptz not null,
    decided_at       timestamptz,
    ended_by         text,
    unique (source, submission_id)
);
comment on table cases is 'One row a case; its state is the truth, every queue and file only says "look again".';
comment on column cases.step is 'What the pipeline does next once due_at has come; null while it waits for something else.';
comment on column cases.retry_at is 'System time before which a step that failed for a technical reason is not tried again.';
create index cases_due on cases (step, due_at) where step is not null;
create index cases_by_state on cases (state, id);
create index cases_waiting_for_profile on cases (profile_id) where state in ('held', 'in-review', 'approved');

create table submissions (
    id              uuid primary key,
    case_id         uuid not null references cases,
    source          text not null,
    submission_id   text,
    drop_key        text not null unique,
    content_digest  bytea not null,
    disposition     text not null check (disposition in ('case', 'revision', 'duplicate', 'conflict', 'quarantine')),
    received_at     timestamptz not null,
    codes           text[] not null default '{}',
    findings_enc    bytea,
    submission_enc  bytea
);
comment on table submissions is 'Every attempt that was taken in, also those that did not become a case.';
create index submissions_of_case on submissions (case_id);

create table submission_documents (
    attempt   uuid not null references submissions,
    position  integer not null,
    document  text references documents,
    sha256    text,
    primary key (attempt, position)
);
comment on table submission_documents is 'Which stored document stands behind which entry of a manifest; null if it never came.';
create index submission_documents_of_document on submission_documents (document);

create table domains (
    id           uuid primary key,
    case_id      uuid not null references cases,
    attempt      uuid not null references submissions,
    position     integer not null,
    name         text not null,
    ascii        text,
    state        text not null check (state in ('pending', 'in-review', 'verified', 'refused', 'icp-waiting', 'icp-consistent',
                                                'icp-inconsistent', 'icp-not-eligible', 'icp-none')),
    version      integer not null default 1,
    registry     text,
    verified_at  timestamptz,
    unique (attempt, position)
);
create index domains_by_name on domains (ascii) where state in ('pending', 'in-review');

create table reviews (
    id            uuid primary key,
    kind          text not null check (kind in ('profile', 'domain')),
    case_id       uuid not null references cases,
    profile_id    uuid not null references profiles,
    domain_id     uuid references domains,
    registry      text not null,
    state         text not null check (state in ('open', 'answered', 'cancelled')),
    opened_at     timestamptz not null,
    submitted_at  timestamptz,
    overdue_at    timestamptz,
    overdue       boolean not null default false,
    answered_at   timestamptz,
    outcome       text,
    detail_enc    bytea,
    check ((kind = 'domain') = (domain_id is not null))
);
comment on table reviews is 'One row a review asked of a reviewer; its id is the idempotency key of the request.';
create unique index reviews_one_open_of_a_profile on reviews (profile_id) where kind = 'profile' and state = 'open';
create unique index reviews_one_open_of_a_domain on reviews (domain_id) where kind = 'domain' and state = 'open';
create index reviews_of_case on reviews (case_id);
create index reviews_of_profile on reviews (profile_id) where kind = 'profile';

create table callbacks (
    registry     text not null,
    webhook_id   text not null,
    review_id    uuid not null,
    received_at  timestamptz not null,
    body_enc     bytea not null,
    applied_at   timestamptz,
    primary key (registry, webhook_id)
);
comment on table callbacks is 'Signed answers as they came; a second delivery of one finds its row.';
create index callbacks_unapplied on callbacks (received_at) where applied_at is null;

create table events (
    id          bigint generated always as identity primary key,
    case_id     uuid not null references cases,
    at          timestamptz not null,
    actor       text not null,
    domain      text,
    from_state  text,
    to_state    text not null,
    codes       text[] not null default '{}',
    note        text
);
comment on table events is 'Every change of state, written in the transaction of the change, never altered.';
create index events_of_case on events (case_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The event log is append-only: a row of it cannot be changed or deleted.';
end $$;
create trigger events_append_only before update or delete on events for each row execute function refuse_change();
create trigger events_no_truncate before truncate on events for each statement execute function refuse_change();

create table outbox (
    id           uuid primary key,
    kind         text not null check (kind in ('review', 'poll', 'sync', 'icp', 'result')),
    key          text not null unique,
    case_id      uuid not null references cases,
    subject      uuid not null,
    destination  text not null,
    due_at       timestamptz not null,
    retry_at     timestamptz,
    lease_owner  text,
    lease_until  timestamptz,
    attempts     integer not null default 0,
    version      integer not null default 1,
    last_error   text
);
comment on table outbox is 'Effects still owed to the outside; a row goes when its effect is settled.';
comment on column outbox.subject is 'The review, domain or attempt that the errand is about.';
comment on column outbox.retry_at is 'System time; likewise lease_until.';
create index outbox_due on outbox (kind, due_at);
create index outbox_of_case on outbox (case_id);
create index outbox_of_subject on outbox (subject);

create table job_cursors (
    job         text primary key,
    position    text not null,
    updated_at  timestamptz not null
);
comment on table job_cursors is 'How far each scheduled job has come; moved only after success.';
