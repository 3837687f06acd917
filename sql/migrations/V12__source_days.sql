-- How much was taken in of the sources that have a quota for a day, and mails that wait for the next day because of it.

create table source_days (
    source  text not null,
    day     date not null,
    taken   integer not null check (taken >= 0),
    primary key (source, day)
);
comment on table source_days is 'One row a source with a quota and calendar day in Shanghai; it changes in the transaction of the taking-in.';
comment on column source_days.taken is 'Submissions that became a case or the corrected revision of one.';

alter table mails add column not_before timestamptz;
comment on column mails.not_before is 'Business time before which a mail is not taken in, because the quota of its source is used up.';
