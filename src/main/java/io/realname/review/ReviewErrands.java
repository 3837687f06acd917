package io.realname.review;

import io.realname.casefile.CaseFile;
import io.realname.casefile.CaseState;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.Errand;
import io.realname.casefile.Failpoint;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.OpenCase;
import io.realname.casefile.Review;
import io.realname.http.CallFailed;
import io.realname.http.HttpCalls;
import io.realname.time.BusinessCalendar;
import io.realname.time.Shanghai;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Sends reviews to the reviewers and asks for their answers. Sending again after a crash makes no second review: the review's id is
 * the idempotency key. Thread-safe.
 */
public final class ReviewErrands {
    private static final String ACTOR = "review";
    private static final int OVERDUE_AFTER_BUSINESS_DAYS = 5;
    private static final LocalTime POLLED_AT = LocalTime.of(18, 30);

    private final CaseFile file;
    private final ReviewerCalls calls;
    private final ReviewRequest request;
    private final AnswerDesk answers;
    private final BusinessCalendar calendar;

    /**
     * Errands to reviewers.
     *
     * @param callbackUrl where reviewers send their answers
     */
    public ReviewErrands(
            CaseFile file,
            Map<String, Reviewer> reviewers,
            HttpCalls http,
            DocumentStore documents,
            String callbackUrl,
            AnswerDesk answers,
            BusinessCalendar calendar) {
        this.file = file;
        this.calls = new ReviewerCalls(reviewers, http, file.system());
        this.request = new ReviewRequest(documents, callbackUrl);
        this.answers = answers;
        this.calendar = calendar;
    }

    /** Sends the review that the errand is about, and notes that the reviewer has it. */
    public void submit(LeasedErrand leased) {
        Errand errand = leased.errand();
        Optional<Review> review =
                file.jdbi().withHandle(handle -> file.reviews().find(handle, errand.subject()));
        Optional<OpenCase> open = file.jdbi().withHandle(handle -> file.loader().load(handle, errand.caseId()));
        if (review.isEmpty() || !review.get().open() || open.isEmpty()) {
            file.jdbi().useTransaction(handle -> file.outbox().done(handle, errand));
            return;
        }
        HttpCalls.Answer answer =
                calls.submit(errand.destination(), errand.subject(), request.of(review.get(), open.get()));
        Failpoint.AFTER_HTTP_CALL.hit();
        if (!isAccepted(answer.status())) {
            throw new CallFailed(answer.status());
        }
        file.jdbi().useTransaction(handle -> {
            file.loader().lockRow(handle, errand.caseId());
            file.reviews()
                    .submitted(handle, review.get(), inBusinessDays(OVERDUE_AFTER_BUSINESS_DAYS), inBusinessDays(1));
            file.outbox().done(handle, errand);
        });
    }

    /**
     * Whether the reviewer has the review. It says 409 if it has another request under this id: ids are never used twice, so that one
     * was ours too, sent before a crash or a failure whose answer was lost, and written differently since (the address for callbacks
     * has changed, or the program). What is accepted once must not be asked again; without a callback the answer is polled.
     */
    private static boolean isAccepted(int status) {
        return status == 200 || status == 202 || status == 409;
    }

    /** Asks for the answer; without one yet, the question is put again on the next business day. */
    public void poll(LeasedErrand leased) {
        Errand errand = leased.errand();
        HttpCalls.Answer answer = calls.poll(errand.destination(), errand.subject());
        if (answer.status() == 404) {
            file.jdbi().useTransaction(handle -> sendAgain(handle, errand));
            return;
        }
        if (answer.status() != 200) {
            throw new CallFailed(answer.status());
        }
        Optional<Answer> read = Answer.read(answer.body());
        file.jdbi().useTransaction(handle -> {
            if (read.isPresent() && read.get().reviewId().equals(errand.subject())) {
                answers.apply(handle, read.get());
                file.outbox().drop(handle, Errand.Kind.POLL, errand.subject());
            } else {
                file.loader().lockRow(handle, errand.caseId());
                flagIfOverdue(handle, errand);
                file.outbox().putOff(handle, errand, inBusinessDays(1));
            }
        });
    }

    /** The reviewer does not know a review that it had accepted: it gets it once more, under the same key. */
    private void sendAgain(Handle handle, Errand errand) {
        file.loader().lockRow(handle, errand.caseId());
        file.outbox().putOff(handle, errand, inBusinessDays(1));
        file.outbox()
                .post(
                        handle,
                        List.of(Errand.review(
                                errand.caseId(),
                                errand.subject(),
                                errand.destination(),
                                file.business().now())));
    }

    private void flagIfOverdue(Handle handle, Errand errand) {
        Review review = file.reviews().lock(handle, errand.subject()).orElseThrow();
        Instant overdueAt = review.overdueAt();
        if (review.open()
                && !review.overdue()
                && overdueAt != null
                && file.business().now().isAfter(overdueAt)) {
            file.reviews().flagOverdue(handle, review);
            CaseState state =
                    file.loader().load(handle, review.caseId()).orElseThrow().state();
            file.writer()
                    .note(
                            handle,
                            review.caseId(),
                            state,
                            ACTOR,
                            List.of(),
                            "the review is overdue at " + review.registry());
        }
    }

    private Instant inBusinessDays(int days) {
        LocalDate day = calendar.plusBusinessDays(file.business().today(), days).date();
        return day.atTime(POLLED_AT).atZone(Shanghai.ZONE).toInstant();
    }
}
