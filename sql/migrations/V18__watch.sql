-- What the watch looks at: when a source sent something last, whatever became of it, and the messages to webhooks that were given up.

create index submissions_by_source on submissions (source, id);
create index webhooks_failed on webhooks (settled_at) where state = 'failed';
