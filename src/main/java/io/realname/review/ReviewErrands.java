package io.realname.review;

import io.realname.casefile.CaseFile;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Errand;
import io.realname.casefile.Failpoint;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.OpenCase;
import io.realname.casefile.Review;
import io.realname.http.CallFailed;
import io.realname.http.HttpCalls;
import io.realname.submission.english.EnglishNames;
import io.realname.time.BusinessCalendar;
import io.realname.time.Shanghai;
import io.realname.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Sends reviews to the reviewers and asks for their answers. Sending again after a crash makes no second review: the review's id is
 * the idempotency key. Thread-safe.
 */
public final class ReviewErrands {
    private static final String ACTOR = "review";

    private final CaseFile file;
    private final ReviewerCalls calls;
    private final ReviewRequest request;
    private final AnswerDesk answers;
    private final BusinessCalendar calendar;
    private final Times.Review times;

    /**
     * Errands to reviewers.
     *
     * @param callbackUrl where reviewers send their answers
     * @param english derives the English name of a holder for whom none was given
     */
    public ReviewErrands(
            CaseFile file,
            Map<String, Reviewer> reviewers,
            HttpCalls http,
            DocumentStore documents,
            String callbackUrl,
            EnglishNames english,
            AnswerDesk answers,
            BusinessCalendar calendar,
            Times.Review times) {
        this.file = file;
        this.calls = new ReviewerCalls(reviewers, http, file.system());
        this.request = new ReviewRequest(documents, callbackUrl, english);
        this.answers = answers;
        this.calendar = calendar;
        this.times = times;
    }

    /** Sends the review that the errand is about, and notes that the reviewer has it. */
    public void submit(LeasedErrand leased) {
        Errand errand = leased.errand();
        Optional<Review> review =
                file.jdbi().withHandle(handle -> file.reviews().find(handle, errand.subject()));
        Optional<OpenCase> open = file.jdbi().withHandle(handle -> file.loader().load(handle, errand.caseId()));
        if (review.isEmpty() || !review.get().open() || open.isEmpty()) {
            settle(errand, handle -> file.outbox().done(handle, errand));
            return;
        }
        HttpCalls.Answer answer =
                calls.submit(errand.destination(), errand.subject(), request(review.get(), open.get()));
        Failpoint.AFTER_HTTP_CALL.hit();
        settle(errand, handle -> {
            file.outbox().done(handle, errand);
            switch (answer.status()) {
                // 409: it has this very review already, asked for before a restart with another callback address.
                case 200, 202, 409 ->
                    file.reviews()
                            .submitted(
                                    handle,
                                    review.get(),
                                    inBusinessDays(times.overdueBusinessDays()),
                                    nextPoll(errand));
                // It will never take this request, so that is its answer.
                case 400 -> answers.apply(handle, new Answer(errand.subject(), "request-refused", answer.body()));
                case 413 -> answers.apply(handle, new Answer(errand.subject(), "upload-failed", "too large"));
                default -> throw new CallFailed(answer);
            }
        });
    }

    private byte[] request(Review review, OpenCase open) {
        UUID profileReview = review.kind() == Review.Kind.PROFILE
                ? null
                : file.jdbi()
                        .withHandle(handle -> file.reviews().approvedAt(handle, review.profileId(), review.registry()))
                        .orElse(null);
        return request.of(review, open, profileReview);
    }

    /** Asks for the answer; without one yet, the question is put again some business days later. */
    public void poll(LeasedErrand leased) {
        Errand errand = leased.errand();
        file.jdbi().useTransaction(handle -> flagIfOverdue(handle, errand));
        HttpCalls.Answer answer = calls.poll(errand.destination(), errand.subject());
        if (answer.status() == 404) {
            settle(errand, handle -> sendAgain(handle, errand));
            return;
        }
        if (answer.status() != 200) {
            throw new CallFailed(answer);
        }
        Optional<Answer> read = Answer.read(answer.body());
        settle(errand, handle -> {
            if (read.isPresent() && read.get().reviewId().equals(errand.subject())) {
                file.outbox().done(handle, errand);
                answers.apply(handle, read.get());
            } else {
                file.outbox().putOff(handle, errand, nextPoll(errand));
            }
        });
    }

    /** Writes what came of an errand; the case is locked first, as everybody does who changes what belongs to it. */
    private void settle(Errand errand, Consumer<Handle> writing) {
        file.jdbi().useTransaction(handle -> {
            file.loader().hold(handle, errand.caseId());
            writing.accept(handle);
        });
    }

    /** The reviewer does not know a review that it had accepted: it gets it once more, under the same key. */
    private void sendAgain(Handle handle, Errand errand) {
        file.outbox().putOff(handle, errand, nextPoll(errand));
        file.outbox()
                .post(
                        handle,
                        List.of(Errand.review(
                                errand.caseId(),
                                errand.subject(),
                                errand.destination(),
                                file.business().now())));
    }

    /** Flags a review whose answer is overdue, also while its reviewer cannot be asked for it. */
    private void flagIfOverdue(Handle handle, Errand errand) {
        OpenCase open = file.loader().lock(handle, errand.caseId()).orElseThrow();
        Review review = file.reviews().find(handle, errand.subject()).orElseThrow();
        Instant overdueAt = review.overdueAt();
        if (review.open()
                && !review.overdue()
                && overdueAt != null
                && !file.business().now().isBefore(overdueAt)) {
            file.reviews().flagOverdue(handle, review);
            file.writer()
                    .note(
                            handle,
                            open.id(),
                            open.state(),
                            ACTOR,
                            List.of(),
                            "the review is overdue at " + review.registry());
        }
    }

    /** Spread by the review's id, so that not everybody is asked about everything in the same second. */
    private Instant nextPoll(Errand errand) {
        long seconds = Math.floorMod(
                errand.subject().hashCode(),
                Duration.ofMinutes(times.pollMinutes()).toSeconds());
        return inBusinessDays(times.pollBusinessDays()).plusSeconds(seconds);
    }

    private Instant inBusinessDays(int days) {
        LocalDate day = calendar.plusBusinessDays(file.business().today(), days).date();
        return day.atTime(times.pollAt()).atZone(Shanghai.ZONE).toInstant();
    }
}
