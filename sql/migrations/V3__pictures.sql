-- Pictures are decoded and measured after the intake's commit, by a step of its own.

alter table cases drop constraint cases_step_check;
alter table cases add constraint cases_step_check check (step in ('inspect', 'screen', 'enrich', 'review'));

alter table documents add column look_enc bytea;
comment on column documents.look_enc is 'What pixels and metadata of a picture told; null until somebody has looked.';

alter table submissions add column joined_document text references documents;
comment on column submissions.joined_document is 'One JPEG made of front and back, for a document of which both sides must be shown.';
create index submissions_of_joined_document on submissions (joined_document) where joined_document is not null;
