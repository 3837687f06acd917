package io.realname.casefile;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * An effect that is owed to the outside, as a row of the outbox.
 *
 * @param key makes the errand unique: posting it twice posts it once
 * @param subject the review, domain or attempt that it is about
 * @param destination whose breaker counts its failures
 * @param dueAt business instant from which it may be run
 * @param attempts how often it was begun, this time included
 * @param version the row's version, which settling must still find
 */
public record Errand(
        UUID id,
        Kind kind,
        String key,
        UUID caseId,
        UUID subject,
        String destination,
        Instant dueAt,
        int attempts,
        int version) {
    /** What is to be done. */
    public enum Kind {
        /** Ask a reviewer for a review. */
        REVIEW,
        /** Ask a reviewer for the answer to a review. */
        POLL,
        /** Write an approved domain to the registrar. */
        SYNC,
        /** Ask the ICP authority about a domain. */
        ICP,
        /** Tell the source a result. */
        RESULT,
        /** Send a source a result by its webhook. */
        WEBHOOK,
        /** Tell a result in the thread of the mail that the submission came by. */
        ANSWER;

        /** The lower-case form used in rows. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The name by which a route takes errands of this kind. */
        public String stage() {
            return switch (this) {
                case REVIEW -> "send-review";
                case POLL -> "poll-review";
                case SYNC, ICP, RESULT, WEBHOOK, ANSWER -> code();
            };
        }
    }

    private static Errand post(Kind kind, String key, UUID caseId, UUID subject, String destination, Instant dueAt) {
        return new Errand(new UUID(0, 0), kind, kind.code() + ":" + key, caseId, subject, destination, dueAt, 0, 1);
    }

    /** Submit a review. */
    public static Errand review(UUID caseId, UUID review, String registry, Instant dueAt) {
        return post(Kind.REVIEW, review.toString(), caseId, review, registry, dueAt);
    }

    /** Ask for the answer to a review. */
    public static Errand poll(UUID caseId, UUID review, String registry, Instant dueAt) {
        return post(Kind.POLL, review.toString(), caseId, review, registry, dueAt);
    }

    /** Write a verified domain to the registrar. */
    public static Errand sync(UUID caseId, UUID domain, Instant dueAt) {
        return post(Kind.SYNC, domain.toString(), caseId, domain, "registrar", dueAt);
    }

    /** Compare a verified domain with its ICP filing. */
    public static Errand icp(UUID caseId, UUID domain, Instant dueAt) {
        return post(Kind.ICP, domain.toString(), caseId, domain, "icp", dueAt);
    }

    /** Tell the source the state that the case reached with {@code version}. */
    public static Errand result(UUID caseId, int version, Instant dueAt) {
        return post(Kind.RESULT, caseId + ":" + version, caseId, caseId, "source", dueAt);
    }

    /** Tell the source of an attempt that was a duplicate or a conflict. */
    public static Errand resultOfAttempt(UUID caseId, UUID attempt, Instant dueAt) {
        return post(Kind.RESULT, attempt.toString(), caseId, attempt, "source", dueAt);
    }

    /** Tell by mail what {@code result} is to tell, to whoever sent {@code attempt}: the case may be revised by another way meanwhile. */
    public static Errand answer(Errand result, UUID attempt, Instant dueAt) {
        return post(Kind.ANSWER, result.key(), result.caseId(), attempt, "smtp", dueAt);
    }
}
