-- What has waited for too long is found without a look at what has not.

-- Cases that wait for others.
create index cases_unmoved on cases (state, updated_at) where state in ('in-review', 'approved', 'manual');
create index cases_held on cases (held_since) where state = 'held';

-- Cases whose step is due and failed, by how long it has been due; the others are in cases_due.
create index cases_failing on cases (step, due_at) where step is not null and failures > 0;
