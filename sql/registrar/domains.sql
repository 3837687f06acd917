-- Adapt this query to your own tables. It is asked for many domains at once, through a user that can only read.
--
-- Parameter: names, a text array of domain names in punycode, lower case. Write it once, exactly as below, and write no
-- colon followed by a question mark anywhere else, comments included.
--
-- It must return one row for each of those domains that you have, with these columns (names and types as given):
--   domain               text         punycode, lower case
--   registrar            text         name of the registrar that keeps the domain
--   registrar_approved   boolean      whether MIIT has approved that registrar, null if you do not know
--   expires_on           date         last day of the registration
--   epp_statuses         text         EPP status words separated by commas, '' for none
--   update_locked        boolean      whether changes of the domain are locked
--   transfer_locked      boolean      whether moving it to another holder or registrar is locked
--   holder_name          text         the holder as you have it, null if you do not; likewise the next three
--   holder_id_type       text         your own code of the document type, or one of config/id-types.yaml
--   holder_id_number     text
--   holder_region        text         ISO 3166-1 alpha-2
--   site                 text         'cn' or 'intl'
--   id_data_missing      boolean      whether type or number of the holder's document was never recorded
--   email                text         the holder's e-mail address
--   email_verified       boolean      whether the holder has opened the verification link
--   email_link_sent_at   timestamptz  when the last verification link was sent, null if none was
--   profile_verified     boolean      whether the holder's profile has passed real-name verification with you
--   domain_verified      boolean      whether this domain itself has
select
    d.dom_nm as domain,
    r.rar_nm as registrar,
    r.miit_flg = 'Y' as registrar_approved,
    d.exp_dt as expires_on,
    coalesce(d.st_cds, '') as epp_statuses,
    d.upd_lck = 'Y' as update_locked,
    d.trf_lck = 'Y' as transfer_locked,
    c.con_nm as holder_name,
    c.cert_typ as holder_id_type,
    c.cert_no as holder_id_number,
    c.ctry_cd as holder_region,
    case d.site_cd when 'I' then 'intl' else 'cn' end as site,
    c.cert_typ is null or c.cert_no is null as id_data_missing,
    c.mail_addr as email,
    coalesce(m.vrf_flg = 'Y', false) as email_verified,
    m.lnk_ts as email_link_sent_at,
    c.rn_flg = 'Y' as profile_verified,
    d.rn_flg = 'Y' as domain_verified
from legacy.t_domain d
join legacy.t_registrar r on r.rar_cd = d.rar_cd
join legacy.t_contact c on c.con_id = d.own_con_id
left join legacy.t_email m on m.mail_addr = c.mail_addr
where d.dom_nm = any(:?names)
