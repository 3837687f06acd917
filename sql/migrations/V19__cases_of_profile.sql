-- Whether an operator still has a case by which a profile will be decided about is asked when another case of it ends.
create index cases_deciding_profile on cases (profile_id)
    where profile_id is not null and state in ('manual', 'screened', 'enriched', 'held');
