-- Adapt this statement to your own tables. It tells the registrar that a domain is verified and for which
-- holder (after a change of holder the new one), through a user that can
-- write nothing else. The same row may be sent more than once: a key that is there already must change nothing.
--
-- Parameters, each written exactly once:
--   key               text         names this one event; the same again when it is sent again
--   domain            text         punycode, lower case
--   verified_at       timestamptz  when the registry approved the domain
--   holder_name       text         the holder that was verified; likewise the next two
--   holder_id_type    text         code of config/id-types.yaml
--   holder_id_number  text
--   transfer_lock     boolean      whether the domain may not move to another registrar for 60 days: its holder was changed, and that
--                                  was not opted out of
insert into legacy.realname_sync
    (key, domain, verified_at, holder_name, holder_id_type, holder_id_number, transfer_lock)
values (
    cast(:?key as text),
    cast(:?domain as text),
    cast(:?verified_at as timestamptz),
    cast(:?holder_name as text),
    cast(:?holder_id_type as text),
    cast(:?holder_id_number as text),
    cast(:?transfer_lock as boolean)
)
on conflict (key) do nothing
