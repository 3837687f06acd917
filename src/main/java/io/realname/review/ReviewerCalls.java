package io.realname.review;

import io.realname.http.CallFailed;
import io.realname.http.HttpCalls;
import io.realname.http.HttpCalls.Answer;
import io.realname.security.WebhookSecret;
import io.realname.security.WebhookSignature;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** Signed calls to the reviewers ({@code docs/protocols.md}). Thread-safe. */
final class ReviewerCalls {
    private final Map<String, Reviewer> reviewers;
    private final HttpCalls http;
    private final InstantSource system;

    ReviewerCalls(Map<String, Reviewer> reviewers, HttpCalls http, InstantSource system) {
        this.reviewers = Map.copyOf(reviewers);
        this.http = http;
        this.system = system;
    }

    /** Asks for a review. */
    Answer submit(String registry, UUID review, byte[] request) {
        Reviewer reviewer = reviewer(registry);
        return http.post(URI.create(reviewer.url() + "/reviews"), headers(reviewer, review, request), request);
    }

    /** Asks for the answer to a review. */
    Answer poll(String registry, UUID review) {
        Reviewer reviewer = reviewer(registry);
        return http.get(URI.create(reviewer.url() + "/reviews/" + review), headers(reviewer, review, new byte[0]));
    }

    /** Asks for a page of the reviews that it has accepted; {@code call} names the call. */
    Answer list(String registry, UUID call, String query) {
        Reviewer reviewer = reviewer(registry);
        return http.get(URI.create(reviewer.url() + "/reviews?" + query), headers(reviewer, call, new byte[0]));
    }

    private Reviewer reviewer(String registry) {
        Reviewer reviewer = reviewers.get(registry);
        if (reviewer == null) {
            throw new CallFailed(
                    "is not known: set realname.reviewers." + registry + ".url and .secret",
                    new IllegalStateException("no reviewer of " + registry));
        }
        return reviewer;
    }

    private Map<String, String> headers(Reviewer reviewer, UUID review, byte[] body) {
        Instant now = system.instant();
        String id = review.toString();
        return Map.of(
                "Idempotency-Key",
                id,
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(now.getEpochSecond()),
                "webhook-signature",
                new WebhookSignature(WebhookSecret.of(reviewer.secret())).sign(id, now, body));
    }
}
