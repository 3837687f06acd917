-- Mails: stored before anything is made of them, recognised for ever, answered in their thread.

create table mails (
    id            uuid primary key,
    mailbox       text not null,
    digest        bytea not null,
    whole         boolean not null,
    state         text not null check (state in ('stored', 'taken', 'quarantined')),
    stored_at     timestamptz not null,
    settled_at    timestamptz,
    failures      integer not null default 0,
    retry_at      timestamptz,
    last_failure  text,
    unique (mailbox, digest)
);
comment on table mails is 'One row a mail of the mailbox.';
comment on column mails.digest is 'Keyed digest of the raw message: the same mail is one row, however often and wherever it is found.';
comment on column mails.whole is 'False for a mail beyond the bound, of which only the beginning was stored.';
comment on column mails.retry_at is 'System time before which a mail that failed for a technical reason is not tried again.';
create index mails_to_take on mails (stored_at) where state = 'stored';

create table mail_raws (
    mail     uuid primary key references mails,
    raw_enc  bytea not null
);
comment on table mail_raws is 'The raw messages that are still to be taken in. Any process can, so they are here and not in a folder of one; a row goes when its mail is settled.';

create table mail_places (
    mailbox       text not null,
    uid_validity  bigint not null,
    uid           bigint not null,
    mail          uuid not null references mails,
    primary key (mailbox, uid_validity, uid)
);
comment on table mail_places is 'Where in its mailbox a mail was seen, so that it need not be fetched to be recognised.';

create table mail_threads (
    mail        uuid primary key references mails,
    thread_enc  bytea not null
);
comment on table mail_threads is 'Whom to answer and in which thread, or why not at all. A table of its own, for the row of the mail is locked while it is written.';

create table mail_drops (
    drop_digest  bytea primary key,
    mail         uuid not null references mails
);
comment on table mail_drops is 'Which submissions came out of which mail, by the drop_digest of submissions.';

alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in ('review', 'poll', 'sync', 'icp', 'result', 'answer'));
