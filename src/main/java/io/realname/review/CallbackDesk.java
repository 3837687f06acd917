package io.realname.review;

import io.realname.casefile.Review;
import io.realname.casefile.ReviewBook;
import io.realname.security.WebhookSecret;
import io.realname.security.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the reviewers' signed callbacks: verified, kept, applied, in one transaction. Thread-safe. */
public final class CallbackDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackDesk.class);

    private final Jdbi jdbi;
    private final ReviewBook reviews;
    private final AnswerDesk answers;
    private final Map<String, Reviewer> reviewers;
    private final InstantSource system;

    /** A desk that knows the secrets of {@code reviewers}. */
    public CallbackDesk(
            Jdbi jdbi, ReviewBook reviews, AnswerDesk answers, Map<String, Reviewer> reviewers, InstantSource system) {
        this.jdbi = jdbi;
        this.reviews = reviews;
        this.answers = answers;
        this.reviewers = Map.copyOf(reviewers);
        this.system = system;
    }

    /**
     * Takes a callback.
     *
     * @param id the header {@code webhook-id}; likewise {@code timestamp} and {@code signature}; null if absent
     * @return false if it must be refused: not signed by a reviewer, too old, altered, or about a review that reviewer was not asked
     */
    public boolean take(@Nullable String id, @Nullable String timestamp, @Nullable String signature, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        Optional<Answer> answer = Answer.read(text);
        if (id == null || answer.isEmpty()) {
            return refused("it is not an answer");
        }
        Optional<Review> review =
                jdbi.withHandle(handle -> reviews.find(handle, answer.get().reviewId()));
        Reviewer reviewer = review.map(Review::registry).map(reviewers::get).orElse(null);
        if (reviewer == null) {
            return refused("the review is not known");
        }
        WebhookSignature.Verdict verdict = new WebhookSignature(WebhookSecret.of(reviewer.secret()))
                .verify(id, timestamp, signature, body, system.instant());
        if (verdict != WebhookSignature.Verdict.VALID) {
            return refused("its signature is " + verdict);
        }
        jdbi.useTransaction(handle -> {
            if (reviews.keepCallback(
                    handle, reviewer.registry(), id, answer.get().reviewId(), text)) {
                answers.apply(handle, answer.get());
            }
        });
        return true;
    }

    private static boolean refused(String why) {
        LOG.warn("A callback was refused: {}.", why);
        return false;
    }
}
