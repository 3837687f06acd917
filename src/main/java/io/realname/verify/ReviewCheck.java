package io.realname.verify;

import io.realname.http.CallFailed;
import io.realname.verify.AcceptedReviews.Accepted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Each review was accepted by its reviewer once. */
final class ReviewCheck implements Check {
    private static final int AT_A_TIME = 1_000;
    private static final String CALL = "Ask the reviewer, with the review's id; report it.";
    private static final String TWICE = """
            select review_id || ' was accepted ' || count(*) || ' times, by ' || string_agg(distinct registry, ', ')
            from accepted_reviews group by review_id having count(*) > 1""";
    private static final String LOST = """
            select r.id::text from reviews r where (r.submitted_at is not null or r.outcome = 'approved') and r.registry = any (:asked)
                and not exists (select 1 from accepted_reviews a where a.review_id = r.id)""";
    private static final String UNKNOWN = """
            select a.review_id::text from accepted_reviews a
            where not exists (select 1 from reviews r where r.id = a.review_id)""";
    private static final String ELSEWHERE = """
            select r.id || ' is one of ' || r.registry || ', but was accepted by ' || a.registry
            from accepted_reviews a join reviews r on r.id = a.review_id where a.registry <> r.registry""";
    private static final String OTHERWISE = """
            select r.id::text from accepted_reviews a join reviews r on r.id = a.review_id
            where r.state = 'answered' and a.outcome is not null and (a.outcome = 'approved') <> (r.outcome = 'approved')""";

    private static final String NOT_ASKED = """
            select count(*) || ' reviews of ' || registry from reviews
            where submitted_at is not null and registry <> all (:known) group by registry order by registry""";

    private final AcceptedReviews reviews;

    ReviewCheck(AcceptedReviews reviews) {
        this.reviews = reviews;
    }

    /** Makes the table into which the reviewers' lists go: they may be longer than memory. */
    static void prepare(Handle handle) {
        handle.execute(
                "create temporary table accepted_reviews (registry text, review_id uuid, outcome text) on commit drop");
    }

    @Override
    public String name() {
        return "reviews";
    }

    @Override
    public void run(Snapshot snapshot, Ledger ledger) {
        Set<String> known = reviews.registries();
        List<String> asked = new ArrayList<>();
        for (String registry : known) {
            try {
                ledger.examined(fetch(snapshot.handle(), registry));
                asked.add(registry);
            } catch (CallFailed e) {
                ledger.notChecked(
                        "The reviewer of " + registry + " does not tell which reviews it has: " + e.getMessage());
            }
        }
        if (known.isEmpty()) {
            ledger.note("No reviewer is configured that could be asked.");
        }
        snapshot.query(NOT_ASKED)
                .bindArray("known", String.class, known.toArray())
                .mapTo(String.class)
                .forEach(
                        reviews -> ledger.notChecked(
                                reviews
                                        + " were submitted, and no reviewer is configured that could be asked about them (realname.reviewers.*.url)."));
        compare(snapshot, ledger, asked);
    }

    private long fetch(Handle handle, String registry) {
        List<Accepted> some = new ArrayList<>();
        long[] all = {0};
        reviews.each(registry, accepted -> {
            some.add(accepted);
            all[0]++;
            if (some.size() == AT_A_TIME) {
                write(handle, registry, some);
            }
        });
        write(handle, registry, some);
        return all[0];
    }

    private static void write(Handle handle, String registry, List<Accepted> some) {
        if (some.isEmpty()) {
            return;
        }
        PreparedBatch rows = handle.prepareBatch("insert into accepted_reviews values (:registry, :id, :outcome)");
        some.forEach(accepted -> rows.bind("registry", registry)
                .bind("id", accepted.review())
                .bind("outcome", accepted.outcome())
                .add());
        rows.execute();
        some.clear();
    }

    private static void compare(Snapshot snapshot, Ledger ledger, List<String> asked) {
        snapshot.each(TWICE, text -> ledger.problem("reviews", "The review " + text + ".", CALL));
        snapshot.query(LOST)
                .bindArray("asked", String.class, asked)
                .mapTo(String.class)
                .forEach(id -> ledger.problem(
                        "review " + id,
                        "The reviewer had accepted this review and does not know it any more.",
                        "It is sent again when its answer is next asked for; ask the reviewer why it lost it."));
        snapshot.each(UNKNOWN, id -> {
            if (!isKnownBy(snapshot, id)) {
                ledger.problem("review " + id, "The reviewer has accepted a review that nobody here asked for.", CALL);
            }
        });
        snapshot.each(ELSEWHERE, text -> ledger.problem("reviews", "The review " + text + ".", CALL));
        snapshot.each(
                OTHERWISE,
                id -> ledger.problem("review " + id, "It is approved by one of us and not by the other.", CALL));
    }

    /** It may have been asked for after the snapshot. */
    private static boolean isKnownBy(Snapshot snapshot, String id) {
        return snapshot.present()
                .withHandle(handle -> handle.createQuery("select exists (select 1 from reviews where id = :id)")
                        .bind("id", UUID.fromString(id))
                        .mapTo(Boolean.class)
                        .one());
    }
}
