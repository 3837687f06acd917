-- What has waited for too long is found without a look at what has not.
-- Cases that are on their way are in cases_due, errands in outbox_due; these are the cases that wait for others.

create index cases_unmoved on cases (state, updated_at) where state in ('in-review', 'approved', 'manual');
create index cases_held on cases (held_since) where state = 'held';

-- A case whose step failed is looked for after every batch, not only when nothing else is due.
create index cases_failed on cases (step, retry_at) where failures > 0;
