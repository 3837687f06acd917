-- What the API needs of its own: tokens of other programs, and messages to webhooks.

create table api_tokens (
    id           text primary key check (id ~ '^[0-9a-f]{16}$'),
    name         text not null unique,
    digest       bytea not null,
    permissions  text[] not null,
    sources      text[] not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    revoked_at   timestamptz
);
comment on table api_tokens is 'Who may use the API. The digest is the SHA-256 of the whole token, which is kept nowhere. Times are system time.';
comment on column api_tokens.sources is 'The sources whose cases it may touch; empty for all.';

create table webhooks (
    id            uuid primary key,
    key           text not null unique,
    source        text not null,
    case_id       uuid not null references cases,
    subject       uuid not null,
    state         text not null check (state in ('pending', 'delivered', 'failed')),
    body_enc      bytea,
    created_at    timestamptz not null,
    first_try_at  timestamptz,
    settled_at    timestamptz,
    last_error    text
);
comment on table webhooks is 'Results that were or are to be sent to webhooks; the id is the webhook-id of every try. Times are system time.';
comment on column webhooks.key is 'Key of the result that is told, so that one result is one message.';
comment on column webhooks.subject is 'The case, or the attempt that was answered beside it.';
comment on column webhooks.body_enc is 'What is sent, fixed at the first try.';
create index webhooks_by_source on webhooks (source, id);
create index webhooks_settled on webhooks (settled_at) where state <> 'pending';

-- Kinds of errands come with the program that knows how to run them.
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind ~ '^[a-z]+$');

-- The list of cases looks for the beginning of a submission id or of a domain name.
create index cases_by_submission_id on cases (submission_id text_pattern_ops);
create index domains_by_beginning on domains (name text_pattern_ops);
create index domains_by_ascii_beginning on domains (ascii text_pattern_ops);
create index cases_by_source on cases (source, id);
