package io.realname.verify;

import java.util.List;

/** Nothing waits for ever: whatever is not over has something that will bring it on. */
final class WaitingCheck implements Check {
    private static final String REMEDY =
            "./realname retry or withdraw brings the case on; report it, for the program never leaves one so.";
    private static final String OVER = "('closed', 'rejected', 'quarantined', 'withdrawn')";

    private static final List<Stuck> STUCK = List.of(
            new Stuck(
                    "The case is on its way, but no step is planned for it.",
                    "select id from cases where state in ('received', 'screened', 'enriched') and step is null"),
            new Stuck("A step of the case is planned, but not when.", """
                    select id from cases where step is not null and (due_at is null or failures > 0 and retry_at is null)"""),
            new Stuck(
                    "The case is held, but neither an instant nor an event will release it.",
                    "select id from cases where state = 'held' and step is null and waits_for is null"),
            new Stuck(
                    "The case is held for the review of its profile, but that review is over.",
                    heldForProfile("p.state in ('verified', 'refused')")),
            // What brings it on is the answer to the review, or a case that stands on the same profile and is with an
            // operator, or on
            // its way back from one; a case that itself waits for the profile, or was only told to look again, is none.
            new Stuck(
                    "The case is held for the review of its profile, but nobody reviews it and no operator decides about it.",
                    heldForProfile("""
                            p.state in ('in-review', 'manual')
                                and not exists (
                                    select 1 from reviews r
                                    where r.profile_id = p.id and r.kind = 'profile' and r.state = 'open')
                                and not exists (
                                    select 1 from cases o where o.profile_id = p.id and (o.state in ('manual', 'screened', 'enriched')
                                        or o.state = 'held' and o.step is not null and o.step <> 'review'))""")),
            new Stuck("The case is in review, but none of its reviews is open.", """
                    select id from cases c where state = 'in-review' and step is null
                        and not exists (select 1 from reviews r where r.case_id = c.id and r.state = 'open')"""),
            new Stuck("A domain is in review, but no review of it is open.", ofDomain("""
                            d.state = 'in-review' and exists (select 1 from reviews r where r.case_id = c.id and r.state = 'open')
                                and not exists (select 1 from reviews r where r.domain_id = d.id and r.state = 'open')""")),
            new Stuck("The case is approved, but none of its domains waits for anything.", """
                    select id from cases c where state = 'approved' and not exists (
                        select 1 from domains d where d.attempt = c.attempt and d.state in ('verified', 'icp-waiting'))"""),
            new Stuck("A review is open, but no errand sends it or asks for its answer.", """
                    select case_id from reviews r where state = 'open' and not exists (
                        select 1 from outbox o where o.subject = r.id and o.kind in ('review', 'poll'))"""),
            new Stuck("A verified domain is not on its way to the registrar.", ofDomain("""
                            d.state = 'verified'
                                and not exists (select 1 from outbox o where o.subject = d.id and o.kind = 'sync')""")),
            new Stuck("A domain waits for its ICP check, but no errand asks for it.", ofDomain("""
                            d.state = 'icp-waiting'
                                and not exists (select 1 from outbox o where o.subject = d.id and o.kind = 'icp')""")),
            new Stuck("A message to a webhook is pending, but no errand sends it.", """
                    select case_id from webhooks w where state = 'pending' and not exists (
                        select 1 from outbox o where o.subject = w.id and o.kind = 'webhook')"""));

    /**
     * A way to wait for ever.
     *
     * @param wrong what is wrong
     * @param cases the query for the cases of which it is true
     */
    private record Stuck(String wrong, String cases) {}

    private static String heldForProfile(String profile) {
        return """
                select c.id from cases c join profiles p on p.id = c.profile_id
                where c.state = 'held' and c.step is null and c.waits_for = 'profile-review' and """ + " " + profile;
    }

    private static String ofDomain(String domain) {
        return "select distinct c.id from cases c join domains d on d.attempt = c.attempt where c.state not in " + OVER
                + " and " + domain;
    }

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public void run(Snapshot snapshot, Ledger ledger) {
        ledger.examined(snapshot.count("select count(*) from cases where state not in " + OVER));
        STUCK.forEach(stuck -> snapshot.each(stuck.cases(), id -> ledger.problem("case " + id, stuck.wrong(), REMEDY)));
        snapshot.each(
                """
                select id from mails m where state = 'stored' and not exists (select 1 from mail_raws r where r.mail = m.id)""",
                id -> ledger.problem(
                        "mail " + id,
                        "The mail is to be taken in, but its message is not there.",
                        "Move it back into the mailbox's INBOX after deleting its row, or restore the database."));
    }
}
