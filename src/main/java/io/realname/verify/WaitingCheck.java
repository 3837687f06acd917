package io.realname.verify;

import java.util.Map;
import java.util.TreeMap;

/** Nothing waits for ever: whatever is not over has something that will bring it on. */
final class WaitingCheck implements Check {
    private static final String REMEDY =
            "./realname retry or withdraw brings the case on; report it, for the program never leaves one so.";
    /** What is wrong, and the query for the cases of which it is true. */
    private static final Map<String, String> STUCK = new TreeMap<>(Map.of(
            "The case is on its way, but no step is planned for it.",
            "select id from cases where state in ('received', 'screened', 'enriched') and step is null",
            "The case is held, but neither an instant nor an event will release it.",
            "select id from cases where state = 'held' and step is null and waits_for is null",
            "The case is held for the review of its profile, but that review is over.",
            """
            select c.id from cases c join profiles p on p.id = c.profile_id
            where c.state = 'held' and c.step is null and c.waits_for = 'profile-review' and p.state in ('verified', 'refused')""",
            "The case is in review, but none of its reviews is open.",
            """
            select id from cases c where state = 'in-review' and step is null
                and not exists (select 1 from reviews r where r.case_id = c.id and r.state = 'open')""",
            "The case is approved, but none of its domains waits for anything.",
            """
            select id from cases c where state = 'approved' and not exists (
                select 1 from domains d where d.attempt = c.attempt and d.state in ('verified', 'icp-waiting'))""",
            "A review is open, but no errand sends it or asks for its answer.",
            """
            select case_id from reviews r where state = 'open' and not exists (
                select 1 from outbox o where o.subject = r.id and o.kind in ('review', 'poll'))""",
            "A verified domain is neither on its way to the registrar nor to its ICP check.",
            """
            select c.id from cases c join domains d on d.attempt = c.attempt
            where c.state in ('in-review', 'approved') and d.state in ('verified', 'icp-waiting') and not exists (
                select 1 from outbox o where o.subject = d.id and o.kind in ('sync', 'icp'))""",
            "A message to a webhook is pending, but no errand sends it.",
            """
            select case_id from webhooks w where state = 'pending' and not exists (
                select 1 from outbox o where o.subject = w.id and o.kind = 'webhook')"""));

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public void run(Snapshot snapshot, Ledger ledger) {
        ledger.examined(snapshot.count("""
                select count(*) from cases where state not in ('closed', 'rejected', 'quarantined', 'withdrawn')"""));
        STUCK.forEach((wrong, sql) -> snapshot.each(sql, id -> ledger.problem("case " + id, wrong, REMEDY)));
        snapshot.each(
                """
                select id from mails m where state = 'stored' and not exists (select 1 from mail_raws r where r.mail = m.id)""",
                id -> ledger.problem(
                        "mail " + id,
                        "The mail is to be taken in, but its message is not there.",
                        "Move it back into the mailbox's INBOX after deleting its row, or restore the database."));
    }
}
