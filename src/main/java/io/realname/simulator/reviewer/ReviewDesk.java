package io.realname.simulator.reviewer;

import io.realname.security.Sha256;
import io.realname.simulator.Population;
import io.realname.time.BusinessClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Accepts reviews, each at most once, and decides them on the spot; the answer is told when it is due. Thread-safe. */
final class ReviewDesk {
    private final ReviewStore store;
    private final Decision decision;
    private final AnswerTime answerTime;
    private final BusinessClock clock;

    /** Decides from {@code population}; answers take business days of {@code calendar} on {@code clock}. */
    ReviewDesk(ReviewStore store, Population population, BusinessDays calendar, BusinessClock clock) {
        this.store = store;
        this.decision = new Decision(population);
        this.answerTime = new AnswerTime(calendar);
        this.clock = clock;
    }

    /** What came of a request: the status code to answer with, and the review. */
    record Acceptance(int status, Review review) {}

    /**
     * Takes a review in: 202 for a new one, 200 if the same was there already, 409 if its id was used for another.
     *
     * @param body the request's bytes, by which sameness is judged
     */
    Acceptance accept(String registry, ReviewRequest request, byte[] body) {
        String digest = Sha256.hex(body);
        return store.database().inTransaction(handle -> {
            store.lock(handle, request.subject());
            Optional<Review> there = store.find(handle, registry, request.reviewId());
            if (there.isEmpty()) {
                Review review = decide(handle, registry, request, digest);
                store.insert(handle, review);
                return new Acceptance(202, review);
            }
            if (!there.get().contentSha256().equals(digest)) {
                return new Acceptance(409, there.get());
            }
            store.countRepeat(handle, there.get());
            return new Acceptance(200, there.get());
        });
    }

    private Review decide(Handle handle, String registry, ReviewRequest request, String digest) {
        Instant now = clock.now();
        int earlier = store.count(handle, request.kind(), request.subject());
        Verdict verdict = request.profile() != null
                ? decision.onProfile(request.profile(), earlier)
                : decision.onDomain(request.subject(), isTiedToApproved(handle, request), earlier);
        Instant due = answerTime.due(request.reviewId(), request.profile() != null, verdict.days(), now);
        UUID answerId = UUID.nameUUIDFromBytes((request.reviewId() + " answer").getBytes(StandardCharsets.US_ASCII));
        return new Review(
                0,
                registry,
                request.reviewId(),
                request.kind(),
                request.subject(),
                digest,
                0,
                request.callbackUrl().toString(),
                now,
                due,
                null,
                verdict.outcome(),
                verdict.detail(),
                answerId,
                0);
    }

    /** A profile that was reviewed long ago is named by nobody; then its holder has to be a known one. */
    private boolean isTiedToApproved(Handle handle, ReviewRequest request) {
        return (request.profileReviewId() == null && request.holder() != null)
                ? decision.knows(request.holder())
                : store.approved(handle, request.profileReviewId());
    }
}
