package io.realname.casefile;

import io.realname.time.BusinessClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The reviews asked of reviewers and the answers that came back. Thread-safe; the handles are not. */
public final class ReviewBook {
    private static final String COLUMNS =
            "id, kind, case_id, profile_id, domain_id, registry, state, coalesce(submitted_at, opened_at) as asked_at, overdue_at, overdue";

    private final Ids ids;
    private final Outbox outbox;
    private final CaseCipher cipher;
    private final BusinessClock business;

    /** Reviews whose requests go through {@code outbox}. */
    public ReviewBook(Ids ids, Outbox outbox, CaseCipher cipher, BusinessClock business) {
        this.ids = ids;
        this.outbox = outbox;
        this.cipher = cipher;
        this.business = business;
    }

    /**
     * Opens a review and owes its request to the reviewer.
     *
     * @param domainId the domain, null for the review of the profile
     * @param sendAt business instant at which it is to be sent
     */
    public void open(
            Handle handle, UUID caseId, UUID profileId, @Nullable UUID domainId, String registry, Instant sendAt) {
        UUID id = ids.next();
        handle.createUpdate("""
                        insert into reviews (id, kind, case_id, profile_id, domain_id, registry, state, opened_at)
                        values (:id, :kind, :case, :profile, cast(:domain as uuid), :registry, 'open', :now)""")
                .bind("id", id)
                .bind("kind", (domainId == null ? Review.Kind.PROFILE : Review.Kind.DOMAIN).code())
                .bind("case", caseId)
                .bind("profile", profileId)
                .bind("domain", domainId)
                .bind("registry", registry)
                .bind("now", business.now())
                .execute();
        outbox.post(handle, List.of(Errand.review(caseId, id, registry, sendAt)));
    }

    /** The review of that id. Whoever is going to change it holds its case. */
    public Optional<Review> find(Handle handle, UUID id) {
        return handle.createQuery("select " + COLUMNS + " from reviews where id = :id")
                .bind("id", id)
                .map((rs, context) -> new Review(
                        rs.getObject("id", UUID.class),
                        Review.Kind.valueOf(rs.getString("kind").toUpperCase(java.util.Locale.ROOT)),
                        rs.getObject("case_id", UUID.class),
                        rs.getObject("profile_id", UUID.class),
                        rs.getObject("domain_id", UUID.class),
                        rs.getString("registry"),
                        rs.getString("state").equals("open"),
                        rs.getTimestamp("asked_at").toInstant(),
                        CaseLoader.instant(rs, "overdue_at"),
                        rs.getBoolean("overdue")))
                .findOne();
    }

    /** The names among {@code domains} that another case has under review, or held until their review is asked for again. */
    public List<String> underReviewElsewhere(Handle handle, Collection<String> domains, UUID caseId) {
        return handle.createQuery("""
                        select distinct d.ascii from domains d join cases c on c.attempt = d.attempt
                        where d.ascii = any (:names) and c.id <> :case
                          and (d.state = 'in-review' and c.state not in ('closed', 'rejected', 'quarantined', 'withdrawn')
                               or d.state = 'pending' and (c.state = 'in-review' or c.state = 'held' and c.step = 'review'
                                                           and c.waits_for is null))""")
                .bindArray("names", String.class, List.copyOf(domains))
                .bind("case", caseId)
                .mapTo(String.class)
                .list();
    }

    /** Notes that the reviewer has the request, and owes the question for its answer. */
    public void submitted(Handle handle, Review review, Instant overdueAt, Instant firstPoll) {
        handle.createUpdate("""
                        update reviews set submitted_at = coalesce(submitted_at, cast(:now as timestamptz)), overdue_at = :overdueAt
                        where id = :id and state = 'open'""")
                .bind("id", review.id())
                .bind("now", business.now())
                .bind("overdueAt", overdueAt)
                .execute();
        outbox.post(handle, List.of(Errand.poll(review.caseId(), review.id(), review.registry(), firstPoll)));
    }

    /** Flags a review whose answer is overdue. */
    public void flagOverdue(Handle handle, Review review) {
        handle.createUpdate("update reviews set overdue = true where id = :id")
                .bind("id", review.id())
                .execute();
    }

    /**
     * How often the same was answered about the profile or the domain of a review since the case's present submission came.
     *
     * @param outcome as it was given to {@link #answered}
     */
    public int timesAnswered(Handle handle, Review review, String outcome) {
        return handle.createQuery("""
                        select count(*) from reviews r
                        join cases c on c.id = r.case_id
                        join submissions s on s.id = c.attempt
                        where r.case_id = :case and r.kind = :kind and r.profile_id = :profile
                          and r.domain_id is not distinct from cast(:domain as uuid) and r.outcome = :outcome
                          and r.opened_at >= s.received_at""")
                .bind("case", review.caseId())
                .bind("kind", review.kind().code())
                .bind("profile", review.profileId())
                .bind("domain", review.domainId())
                .bind("outcome", outcome)
                .mapTo(Integer.class)
                .one();
    }

    /** The approved review of a profile at a registry's reviewer; empty if that profile was reviewed elsewhere. */
    public Optional<UUID> approvedAt(Handle handle, UUID profileId, String registry) {
        return handle.createQuery("""
                        select id from reviews
                        where profile_id = :profile and registry = :registry and kind = 'profile' and outcome = 'approved'""")
                .bind("profile", profileId)
                .bind("registry", registry)
                .mapTo(UUID.class)
                .findFirst();
    }

    /**
     * Notes the answer; whatever is still owed about the review is owed no more.
     *
     * @param outcome {@code approved}, or a word of the catalogue
     * @param detail what the reviewer said, kept encrypted
     */
    public void answered(Handle handle, Review review, String outcome, String detail) {
        close(handle, review.id(), "answered", outcome, detail);
    }

    /**
     * Gives up the open reviews of a case that the caller holds; an answer that comes all the same is kept and changes nothing.
     *
     * @return the profiles whose own review was given up
     */
    public List<UUID> cancelOpen(Handle handle, UUID caseId) {
        List<UUID> profiles = new ArrayList<>();
        handle.createQuery("select id from reviews where case_id = :case and state = 'open' order by id")
                .bind("case", caseId)
                .mapTo(UUID.class)
                .list()
                .forEach(id -> find(handle, id).ifPresent(review -> {
                    close(handle, id, "cancelled", null, null);
                    if (review.kind() == Review.Kind.PROFILE) {
                        profiles.add(review.profileId());
                    }
                }));
        return profiles;
    }

    private void close(Handle handle, UUID id, String state, @Nullable String outcome, @Nullable String detail) {
        handle.createUpdate("""
                        update reviews set state = :state, answered_at = :now, outcome = :outcome, detail_enc = cast(:detail as bytea)
                        where id = :id""")
                .bind("id", id)
                .bind("state", state)
                .bind("now", business.now())
                .bind("outcome", outcome)
                .bind("detail", detail == null ? null : cipher.seal(detail, "reviews", "detail_enc", id))
                .execute();
        outbox.drop(handle, Errand.Kind.REVIEW, id);
        outbox.drop(handle, Errand.Kind.POLL, id);
    }

    /**
     * Keeps a callback as it came.
     *
     * @return false if this very callback was kept before
     */
    public boolean keepCallback(Handle handle, String registry, String webhookId, UUID review, String body) {
        return handle.createUpdate("""
                                insert into callbacks (registry, webhook_id, review_id, received_at, body_enc, applied_at)
                                values (:registry, :id, :review, :now, :body, :now) on conflict do nothing""")
                        .bind("registry", registry)
                        .bind("id", webhookId)
                        .bind("review", review)
                        .bind("now", business.now())
                        .bind("body", cipher.seal(body, "callbacks", "body_enc", review))
                        .execute()
                == 1;
    }
}
