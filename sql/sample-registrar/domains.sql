-- Three hundred domains that no sample speaks of, so that the samples' are found among others. All of it is made up.
-- Running this again changes nothing.

insert into legacy.t_registrar (rar_cd, rar_nm, miit_flg) values
    ('SLWL', '示例网络注册商', 'Y'),
    ('YBYM', '样本域名注册商', 'Y'),
    ('WPZ', '未批准示例注册商', 'N')
on conflict do nothing;

insert into legacy.t_contact (con_id, con_nm, cert_typ, cert_no, ctry_cd, mail_addr)
select
    1000000 + n,
    '示例机构' || lpad(n::text, 4, '0') || '有限公司',
    case when n % 25 = 0 then null else 'YYZZ' end,
    case when n % 25 = 0 then null else '91330100SPECIMEN' || lpad(n::text, 4, '0') end,
    'CN',
    'holder' || lpad(n::text, 4, '0') || '@example.cn'
from generate_series(1, 300) n
on conflict do nothing;

insert into legacy.t_email (mail_addr, vrf_flg)
select 'holder' || lpad(n::text, 4, '0') || '@example.cn', case when n % 10 = 0 then 'N' else 'Y' end
from generate_series(1, 300) n
on conflict do nothing;

insert into legacy.t_domain (dom_nm, rar_cd, own_con_id, exp_dt, st_cds, upd_lck, trf_lck, site_cd)
select
    'specimen-' || lpad(n::text, 4, '0') || '.' || (array['cn', 'com', 'net', 'top', 'cc', 'com.cn'])[1 + n % 6],
    (array['SLWL', 'SLWL', 'YBYM', 'YBYM', 'WPZ'])[1 + n % 5],
    1000000 + n,
    date '2026-01-15' + n * 5,
    case n % 7 when 0 then 'serverHold' when 1 then 'clientHold,clientTransferProhibited' else 'ok' end,
    case when n % 11 = 0 then 'Y' else 'N' end,
    case when n % 7 = 1 then 'Y' else 'N' end,
    case when n % 6 in (1, 2) and n % 4 = 0 then 'I' else 'C' end
from generate_series(1, 300) n
on conflict do nothing;
