-- Adapt this query to your own tables. It asks which names below .gov.cn government bodies have already: a body may have two.
--
-- Parameter: bodies, a text array of ID numbers in upper case. Write it once, exactly as below.
--
-- It must return one row for each such name of each of those bodies:
--   holder_id_number  text  the body's ID number
--   domain            text  punycode, lower case
--   purpose           text  'portal' or 'mail', null if you do not know
select
    c.cert_no as holder_id_number,
    d.dom_nm as domain,
    case d.purp_cd when 'P' then 'portal' when 'M' then 'mail' end as purpose
from legacy.t_domain d
join legacy.t_contact c on c.con_id = d.own_con_id
where d.dom_nm like '%.gov.cn' and upper(c.cert_no) = any(:?bodies)
