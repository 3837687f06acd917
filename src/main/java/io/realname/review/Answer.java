package io.realname.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.UUID;

/**
 * A reviewer's answer.
 *
 * @param outcome {@code approved}, or a reason of refusal in the reviewer's words
 * @param detail what else it says, possibly empty
 */
record Answer(UUID reviewId, String outcome, String detail) {
    /** Cuts off a detail that is longer than anybody reads. */
    Answer {
        detail = detail.substring(0, Math.min(detail.length(), LONGEST));
    }

    /** The outcome that verifies. */
    static final String APPROVED = "approved";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 2_000;

    /** Reads the body of a callback or a poll; empty if it is not an answer or there is none yet. */
    static Optional<Answer> read(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            String outcome = node.path("outcome").asText("");
            if (outcome.isEmpty()
                    || outcome.length() > LONGEST
                    || node.path("outcome").isNull()) {
                return Optional.empty();
            }
            return Optional.of(new Answer(
                    UUID.fromString(node.path("reviewId").asText()),
                    outcome,
                    node.path("detail").asText("")));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty(); // Not an answer; the caller refuses it or asks again.
        }
    }

    boolean isApproval() {
        return outcome.equals(APPROVED);
    }
}
