-- Adapt this query to your own tables. It asks who of many holders is on the registry's blocklist, with which nobody may register, change
-- a holder or be verified. If you have no such list, let it return no row (add "and false").
--
-- Parameters, each written exactly once: holder_names and holder_numbers, two text arrays of names and ID numbers in upper case.
--
-- It must return one row for each entry that has one of those names or one of those numbers:
--   holder_name       text  the name on the list, null if the entry has none
--   holder_id_number  text  the ID number on the list, null if the entry has none
select
    b.con_nm as holder_name,
    b.cert_no as holder_id_number
from legacy.t_blocklist b
where (upper(b.con_nm) = any(:?holder_names) or upper(b.cert_no) = any(:?holder_numbers))
