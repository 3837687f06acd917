-- To find what is due must cost the same however much waits and however much fails.

drop index cases_due;
create index cases_due on cases (step, due_at) where step is not null and failures = 0;
create index cases_failed on cases (step, retry_at) where step is not null and failures > 0;

drop index outbox_due;
create index outbox_due on outbox (kind, destination, due_at);

-- Few cases have a certain finding; the list of cases looks for it.
create index cases_by_code on cases using gin (codes) where codes <> '{}';
