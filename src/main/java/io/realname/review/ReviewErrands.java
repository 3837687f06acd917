package io.realname.review;

import io.realname.casefile.CaseLoader;
import io.realname.casefile.CaseState;
import io.realname.casefile.CaseWriter;
import io.realname.casefile.Errand;
import io.realname.casefile.Failpoint;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.OpenCase;
import io.realname.casefile.Outbox;
import io.realname.casefile.Review;
import io.realname.casefile.ReviewBook;
import io.realname.http.CallFailed;
import io.realname.http.HttpCalls;
import io.realname.time.BusinessCalendar;
import io.realname.time.BusinessClock;
import io.realname.time.Shanghai;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Sends reviews to the reviewers and asks for their answers. Sending again after a crash makes no second review: the review's id is
 * the idempotency key. Thread-safe.
 */
public final class ReviewErrands {
    private static final String ACTOR = "review";
    private static final int OVERDUE_AFTER_BUSINESS_DAYS = 5;
    private static final LocalTime POLLED_AT = LocalTime.of(18, 30);

    private final Jdbi jdbi;
    private final ReviewBook reviews;
    private final CaseLoader loader;
    private final CaseWriter writer;
    private final Outbox outbox;
    private final ReviewerCalls calls;
    private final ReviewRequest request;
    private final AnswerDesk answers;
    private final BusinessClock business;
    private final BusinessCalendar calendar;

    /** Sends through {@code calls} what {@code request} writes. */
    ReviewErrands(
            Jdbi jdbi,
            ReviewBook reviews,
            CaseLoader loader,
            CaseWriter writer,
            Outbox outbox,
            ReviewerCalls calls,
            ReviewRequest request,
            AnswerDesk answers,
            BusinessClock business,
            BusinessCalendar calendar) {
        this.jdbi = jdbi;
        this.reviews = reviews;
        this.loader = loader;
        this.writer = writer;
        this.outbox = outbox;
        this.calls = calls;
        this.request = request;
        this.answers = answers;
        this.business = business;
        this.calendar = calendar;
    }

    /** Sends the review that the errand is about, and notes that the reviewer has it. */
    public void submit(LeasedErrand leased) {
        Errand errand = leased.errand();
        Optional<Review> review = jdbi.withHandle(handle -> reviews.find(handle, errand.subject()));
        Optional<OpenCase> open = jdbi.withHandle(handle -> loader.load(handle, errand.caseId()));
        if (review.isEmpty() || !review.get().open() || open.isEmpty()) {
            jdbi.useTransaction(handle -> outbox.done(handle, errand));
            return;
        }
        HttpCalls.Answer answer =
                calls.submit(errand.destination(), errand.subject(), request.of(review.get(), open.get()));
        Failpoint.AFTER_HTTP_CALL.hit();
        if (answer.status() != 200 && answer.status() != 202) {
            throw new CallFailed(answer.status());
        }
        jdbi.useTransaction(handle -> {
            outbox.done(handle, errand);
            reviews.submitted(handle, review.get(), inBusinessDays(OVERDUE_AFTER_BUSINESS_DAYS), inBusinessDays(1));
        });
    }

    /** Asks for the answer; without one yet, the question is put again on the next business day. */
    public void poll(LeasedErrand leased) {
        Errand errand = leased.errand();
        HttpCalls.Answer answer = calls.poll(errand.destination(), errand.subject());
        if (answer.status() == 404) {
            jdbi.useTransaction(handle -> sendAgain(handle, errand));
            return;
        }
        if (answer.status() != 200) {
            throw new CallFailed(answer.status());
        }
        Optional<Answer> read = Answer.read(answer.body());
        jdbi.useTransaction(handle -> {
            if (read.isPresent() && read.get().reviewId().equals(errand.subject())) {
                outbox.done(handle, errand);
                answers.apply(handle, read.get());
            } else {
                outbox.putOff(handle, errand, inBusinessDays(1));
                flagIfOverdue(handle, errand);
            }
        });
    }

    /** The reviewer does not know a review that it had accepted: it gets it once more, under the same key. */
    private void sendAgain(Handle handle, Errand errand) {
        outbox.putOff(handle, errand, inBusinessDays(1));
        outbox.post(
                handle,
                List.of(Errand.review(errand.caseId(), errand.subject(), errand.destination(), business.now())));
    }

    private void flagIfOverdue(Handle handle, Errand errand) {
        Review review = reviews.lock(handle, errand.subject()).orElseThrow();
        Instant overdueAt = review.overdueAt();
        if (review.open()
                && !review.overdue()
                && overdueAt != null
                && business.now().isAfter(overdueAt)) {
            reviews.flagOverdue(handle, review);
            CaseState state = loader.load(handle, review.caseId()).orElseThrow().state();
            writer.note(
                    handle, review.caseId(), state, ACTOR, List.of(), "the review is overdue at " + review.registry());
        }
    }

    private Instant inBusinessDays(int days) {
        LocalDate day = calendar.plusBusinessDays(business.today(), days).date();
        return day.atTime(POLLED_AT).atZone(Shanghai.ZONE).toInstant();
    }
}
