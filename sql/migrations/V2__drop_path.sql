-- A producer may name files and folders after people, so the path of a drop is personal: its digest finds it again, and
-- what an operator has to read is encrypted. Of rows that were written before only the plain digest can be kept: such a drop
-- was finished long ago.
alter table submissions add column drop_digest bytea;
alter table submissions add column drop_enc bytea;
update submissions set drop_digest = sha256(convert_to(drop_key, 'UTF8'));
alter table submissions alter column drop_digest set not null;
alter table submissions add constraint submissions_drop_digest_key unique (drop_digest);
alter table submissions drop column drop_key;
comment on column submissions.drop_digest is 'Keyed digest of what identifies this very drop, so that taking it in again after a crash is recognised.';
