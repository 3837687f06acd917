package io.realname.verify;

/** Every submission taken in is in exactly one of case, duplicate, quarantine. */
final class SubmissionCheck implements Check {
    private static final String RESTORE =
            "Rows were changed by hand or restored in part: restore database and document store together from one backup.";
    private static final String FOUNDERS = """
            select c.id || ' was opened by ' || count(s.id) || ' submissions'
            from cases c left join submissions s on s.case_id = c.id and s.disposition in ('case', 'quarantine')
            group by c.id having count(s.id) <> 1""";
    private static final String PRESENT = """
            select c.id::text from cases c left join submissions s
                on s.id = c.attempt and s.case_id = c.id and s.disposition in ('case', 'revision', 'quarantine')
            where s.id is null""";
    private static final String TWO_PLACES = """
            select c.id || ' is ' || c.state || ', but its submission was taken in as ' || s.disposition
            from cases c join submissions s on s.id = c.attempt
            where (s.disposition = 'quarantine') <> (c.state = 'quarantined')""";
    private static final String STRANGERS = """
            select s.id || ' is a ' || s.disposition || ' of the case ' || c.id || ', which has another source or submission id'
            from submissions s join cases c on c.id = s.case_id
            where s.disposition in ('duplicate', 'conflict', 'revision')
              and (s.source, s.submission_id) is distinct from (c.source, c.submission_id)""";
    private static final String NOT_THE_SAME = """
            select s.id || ' is a duplicate of nothing that the case ' || s.case_id || ' ever held'
            from submissions s where s.disposition = 'duplicate' and not exists (
                select 1 from submissions o where o.case_id = s.case_id and o.content_digest = s.content_digest
                    and o.disposition in ('case', 'revision'))""";

    @Override
    public String name() {
        return "submissions";
    }

    @Override
    public void run(Snapshot snapshot, Ledger ledger) {
        ledger.examined(snapshot.count("select count(*) from submissions"));
        snapshot.query("select disposition, count(*) as number from submissions group by disposition order by 1")
                .map((rs, context) -> rs.getLong("number") + " taken in as " + rs.getString("disposition") + ".")
                .forEach(ledger::note);
        snapshot.each(
                FOUNDERS, text -> ledger.problem("cases", "The case " + text + "; it must be exactly one.", RESTORE));
        snapshot.each(
                PRESENT,
                id -> ledger.problem(
                        "case " + id, "The submission on which the case stands is not one of its own.", RESTORE));
        snapshot.each(
                TWO_PLACES,
                text -> ledger.problem("cases", "A drop is in two places at once: the case " + text + ".", RESTORE));
        snapshot.each(STRANGERS, text -> ledger.problem("submissions", "The submission " + text + ".", RESTORE));
        snapshot.each(NOT_THE_SAME, text -> ledger.problem("submissions", "The submission " + text + ".", RESTORE));
    }
}
