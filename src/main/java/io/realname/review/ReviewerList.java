package io.realname.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.http.CallFailed;
import io.realname.http.HttpCalls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lists of reviews that the reviewers have accepted, asked for page by page ({@code docs/protocols.md}). Thread-safe. */
public final class ReviewerList {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 500;

    private final ReviewerCalls calls;

    /** Asks these reviewers, by registry. */
    public ReviewerList(Map<String, Reviewer> reviewers, HttpCalls http, InstantSource system) {
        this.calls = new ReviewerCalls(reviewers, http, system);
    }

    /**
     * An accepted review.
     *
     * @param outcome the answer in the reviewer's own word, null while it is pending
     */
    public record Listed(UUID review, @Nullable String outcome) {}

    /**
     * Calls with every review on the list of {@code registry}, in its order.
     *
     * @throws CallFailed if the reviewer does not answer as agreed
     */
    public void each(String registry, Consumer<Listed> to) {
        String after = null;
        do {
            String query = "limit=" + PAGE
                    + (after == null ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
            JsonNode page = page(calls.list(registry, UUID.randomUUID(), query));
            page.path("reviews").forEach(review -> to.accept(listed(review)));
            String next = page.path("next").isTextual() ? page.path("next").asText() : null;
            if (next != null && (next.equals(after) || page.path("reviews").isEmpty())) {
                throw new CallFailed("goes round in its list", null); // Else there would be no end of it.
            }
            after = next;
        } while (after != null);
    }

    private static JsonNode page(HttpCalls.Answer answer) {
        if (answer.status() != 200) {
            throw new CallFailed(answer);
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw notAList();
        }
    }

    private static Listed listed(JsonNode review) {
        try {
            JsonNode outcome = review.path("outcome");
            return new Listed(
                    UUID.fromString(review.path("reviewId").asText()), outcome.isTextual() ? outcome.asText() : null);
        } catch (IllegalArgumentException e) {
            throw notAList();
        }
    }

    private static CallFailed notAList() {
        return new CallFailed("answered with something that is no list of reviews", null);
    }
}
