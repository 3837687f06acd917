-- Adapt this query to your own tables. It is asked daily for the addresses that somebody waits for.
--
-- Parameter: emails, a text array of e-mail addresses in lower case. Write it once, exactly as below.
--
-- It must return one row for each of those addresses that you have:
--   email         text         the address in lower case
--   verified      boolean      whether the holder has opened the verification link
--   link_sent_at  timestamptz  when the last verification link was sent, null if none was
select
    lower(m.mail_addr) as email,
    m.vrf_flg = 'Y' as verified,
    m.lnk_ts as link_sent_at
from legacy.t_email m
where lower(m.mail_addr) = any(:?emails)
