package io.realname.simulator.reviewer;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An accepted review.
 *
 * @param ordinal rises with each accepted review
 * @param subject the ID number or the domain that is reviewed
 * @param contentSha256 hexadecimal digest of the request's body
 * @param repeats how often the same request came again
 * @param receivedAt business time, like {@code dueAt} and {@code answeredAt}
 * @param answeredAt null while it is pending
 * @param outcome decided on receipt; nobody is told before {@code answeredAt}
 * @param answerId names the answer in all tries of its callback
 * @param tries how often the callback has been tried
 */
public record Review(
        long ordinal,
        String registry,
        UUID reviewId,
        String kind,
        String subject,
        String contentSha256,
        int repeats,
        String callbackUrl,
        Instant receivedAt,
        Instant dueAt,
        @Nullable Instant answeredAt,
        String outcome,
        String detail,
        UUID answerId,
        int tries) {

    /** The state as the product may know it. */
    JsonObject state() {
        JsonObject state = new JsonObject().put("reviewId", reviewId.toString());
        return answeredAt == null
                ? state.put("state", "pending").put("receivedAt", receivedAt.toString())
                : state.put("state", "answered").mergeIn(answer());
    }

    /** The answer as its callback tells it. */
    JsonObject answer() {
        return new JsonObject()
                .put("reviewId", reviewId.toString())
                .put("outcome", outcome)
                .put("detail", detail)
                .put("answeredAt", String.valueOf(answeredAt));
    }

    URI callback() {
        return URI.create(callbackUrl);
    }

    /** Nothing of whom or what it is about. */
    @Override
    public String toString() {
        return "review " + reviewId + " at " + registry;
    }
}
