package io.realname.simulator.reviewer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The reviewer's memory ({@code sql/simulator/reviewer.sql}). Thread-safe. */
public final class ReviewStore {
    private static final String COLUMNS = "ordinal, registry, review_id, kind, subject, content_sha256, repeats,"
            + " callback_url, received_at, due_at, answered_at, outcome, detail, answer_id, tries";

    private final Jdbi database;

    /** Works on a database in which the schema is there. */
    public ReviewStore(Jdbi database) {
        this.database = database;
    }

    Jdbi database() {
        return database;
    }

    /** Every accepted review in order, so that a test can count them. */
    public List<Review> all() {
        return database.withHandle(
                handle -> handle.createQuery("select " + COLUMNS + " from simulator.review order by ordinal")
                        .map(ConstructorMapper.of(Review.class))
                        .list());
    }

    Optional<Review> find(Handle handle, String registry, UUID reviewId) {
        return handle.createQuery(
                        "select " + COLUMNS + " from simulator.review where registry = :registry and review_id = :id")
                .bind("registry", registry)
                .bind("id", reviewId)
                .map(ConstructorMapper.of(Review.class))
                .findOne();
    }

    List<Review> after(String registry, long ordinal, int limit) {
        return database.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from simulator.review"
                        + " where registry = :registry and ordinal > :ordinal order by ordinal limit :limit")
                .bind("registry", registry)
                .bind("ordinal", ordinal)
                .bind("limit", limit)
                .map(ConstructorMapper.of(Review.class))
                .list());
    }

    /** Waits for whoever else accepts a review of this subject, until the end of the transaction. */
    void lock(Handle handle, String subject) {
        handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", subject);
    }

    int count(Handle handle, String kind, String subject) {
        return handle.createQuery("select count(*) from simulator.review where kind = :kind and subject = :subject")
                .bind("kind", kind)
                .bind("subject", subject)
                .mapTo(Integer.class)
                .one();
    }

    boolean approved(Handle handle, @Nullable UUID profileReviewId) {
        return profileReviewId != null
                && handle.createQuery("select count(*) from simulator.review where review_id = :id"
                                        + " and kind = 'profile' and outcome = :approved and answered_at is not null")
                                .bind("id", profileReviewId)
                                .bind("approved", Verdict.APPROVED)
                                .mapTo(Integer.class)
                                .one()
                        > 0;
    }

    void insert(Handle handle, Review review) {
        handle.createUpdate("insert into simulator.review (registry, review_id, kind, subject, content_sha256,"
                        + " callback_url, received_at, due_at, outcome, detail, answer_id) values (:registry,"
                        + " :reviewId, :kind, :subject, :contentSha256, :callbackUrl, :receivedAt, :dueAt, :outcome,"
                        + " :detail, :answerId)")
                .bindMethods(review)
                .execute();
    }

    void countRepeat(Handle handle, Review review) {
        handle.createUpdate("update simulator.review set repeats = repeats + 1 where ordinal = ?")
                .bind(0, review.ordinal())
                .execute();
    }

    /** Answers what is due at {@code business} and readies its callbacks to be sent at {@code system}. */
    void answerDue(Instant business, Instant system) {
        database.useHandle(handle -> handle.createUpdate("update simulator.review set answered_at = due_at,"
                        + " try_at = :system where answered_at is null and due_at <= :business")
                .bind("system", system)
                .bind("business", business)
                .execute());
    }

    List<Review> toSend(Instant system, int limit) {
        return database.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from simulator.review"
                        + " where try_at <= :system order by answered_at, ordinal limit :limit")
                .bind("system", system)
                .bind("limit", limit)
                .map(ConstructorMapper.of(Review.class))
                .list());
    }

    /** Notes a try of the callback; {@code next} is the system time of the next one, null for none. */
    void tried(Review review, @Nullable Instant next) {
        database.useHandle(handle -> handle.createUpdate(
                        "update simulator.review set tries = tries + 1, try_at = :next where ordinal = :ordinal")
                .bind("next", next)
                .bind("ordinal", review.ordinal())
                .execute());
    }
}
