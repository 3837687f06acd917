package io.realname.review;

import io.realname.casefile.CaseFile;
import io.realname.casefile.Failpoint;
import io.realname.casefile.Review;
import io.realname.security.WebhookSecret;
import io.realname.security.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the reviewers' signed callbacks: verified, kept, applied, in one transaction. Thread-safe. */
public final class CallbackDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackDesk.class);

    private final CaseFile file;
    private final AnswerDesk answers;
    private final Map<String, Reviewer> reviewers;

    /** A desk that knows the secrets of {@code reviewers}. */
    public CallbackDesk(CaseFile file, AnswerDesk answers, Map<String, Reviewer> reviewers) {
        this.file = file;
        this.answers = answers;
        this.reviewers = Map.copyOf(reviewers);
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
        Optional<Review> review = file.jdbi()
                .withHandle(handle -> file.reviews().find(handle, answer.get().reviewId()));
        Reviewer reviewer = review.map(Review::registry).map(reviewers::get).orElse(null);
        if (reviewer == null) {
            return refused("the review is not known");
        }
        WebhookSignature.Verdict verdict = new WebhookSignature(WebhookSecret.of(reviewer.secret()))
                .verify(id, timestamp, signature, body, file.system().instant());
        if (verdict != WebhookSignature.Verdict.VALID) {
            return refused("its signature is " + verdict);
        }
        file.jdbi().useTransaction(handle -> {
            if (file.reviews()
                    .keepCallback(handle, reviewer.registry(), id, answer.get().reviewId(), text)) {
                answers.apply(handle, answer.get());
            }
        });
        Failpoint.AFTER_ANSWER_COMMIT.hit();
        return true;
    }

    private static boolean refused(String why) {
        LOG.warn("A callback was refused: {}.", why);
        return false;
    }
}
