package io.realname.review;

import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseFile;
import io.realname.casefile.CaseState;
import io.realname.casefile.DomainState;
import io.realname.casefile.DomainTransition;
import io.realname.casefile.Errand;
import io.realname.casefile.OpenCase;
import io.realname.casefile.ProfileRow;
import io.realname.casefile.Review;
import io.realname.casefile.Step;
import io.realname.casefile.Transition;
import io.realname.submission.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Draws the consequences of a reviewer's answer; an answer that came before changes nothing. Thread-safe. */
public final class AnswerDesk {
    private static final String ACTOR = "reviewer";
    /** The first word of the codes of reviewers' answers. */
    private static final String STAGE = "review";

    private final CaseFile file;
    private final ReviewDesk desk;
    private final Outcomes outcomes;

    /** A desk that opens what follows at {@code desk}. */
    public AnswerDesk(CaseFile file, ReviewDesk desk, Outcomes outcomes) {
        this.file = file;
        this.desk = desk;
        this.outcomes = outcomes;
    }

    /** Applies an answer in the caller's transaction. */
    void apply(Handle handle, Answer answer) {
        Optional<Review> asked = file.reviews().find(handle, answer.reviewId());
        if (asked.isEmpty()) {
            return;
        }
        OpenCase open = file.loader().lock(handle, asked.get().caseId()).orElseThrow();
        Review review = file.reviews().find(handle, answer.reviewId()).orElseThrow();
        if (!review.open()) {
            return; // Answered before, or given up: the first word stands.
        }
        // The reviewer's own word may be anything, a name as well: only what the catalogue knows is kept in clear.
        String word = answer.isApproval() ? answer.outcome() : outcomes.known(answer.outcome());
        file.reviews().answered(handle, review, word, answer.outcome() + ": " + answer.detail());
        UUID domain = review.domainId();
        if (domain == null) {
            ofProfile(handle, review, open, answer);
        } else {
            open.domains().stream()
                    .filter(row -> row.id().equals(domain))
                    .forEach(row -> ofDomain(handle, review, open, row, answer));
        }
    }

    private void ofProfile(Handle handle, Review review, OpenCase open, Answer answer) {
        if (answer.isApproval()) {
            file.profiles().setState(handle, review.profileId(), ProfileRow.State.VERIFIED);
            if (open.state() == CaseState.IN_REVIEW) {
                file.writer().changeDomains(handle, desk.fanOut(handle, open, review.profileId()));
                file.writer()
                        .change(
                                handle,
                                List.of(Transition.stays(open, ACTOR)
                                        .because(open.findingsAfter(STAGE, "/profile", List.of()), List.of())
                                        .note("the profile is verified")));
            }
        } else {
            Consequence consequence = consequence(handle, review, open, answer, "/profile");
            boolean manual = consequence instanceof Consequence.Manual;
            file.profiles()
                    .setState(handle, review.profileId(), manual ? ProfileRow.State.MANUAL : ProfileRow.State.REFUSED);
            if (open.state() == CaseState.IN_REVIEW) {
                file.writer().change(handle, List.of(ofRefusedProfile(open, consequence)));
            }
        }
        file.profiles().wakeWaiting(handle, review.profileId());
    }

    private static Transition ofRefusedProfile(OpenCase open, Consequence consequence) {
        List<Finding> known = open.findingsAfter(STAGE, "/profile", List.of(consequence.finding()));
        Transition transition;
        if (consequence instanceof Consequence.Retry retry) {
            transition =
                    Transition.of(open, CaseState.HELD, ACTOR).then(Step.REVIEW).at(retry.at());
        } else {
            boolean manual = consequence instanceof Consequence.Manual;
            transition = Transition.of(open, manual ? CaseState.MANUAL : CaseState.REJECTED, ACTOR);
        }
        return transition.because(known, List.of(consequence.finding()));
    }

    private void ofDomain(Handle handle, Review review, OpenCase open, CaseDomain domain, Answer answer) {
        if (domain.state() != DomainState.IN_REVIEW || open.state().isEnd()) {
            return;
        }
        Instant now = file.business().now();
        if (answer.isApproval()) {
            file.writer()
                    .changeDomains(
                            handle,
                            List.of(DomainTransition.of(domain, DomainState.VERIFIED, ACTOR, List.of())
                                    .verifiedAt(now)));
            file.outbox().post(handle, List.of(Errand.sync(open.id(), domain.id(), now)));
            file.settler().settle(handle, open.id(), ACTOR, STAGE, domain.pointer(), List.of());
            return;
        }
        Consequence consequence = consequence(handle, review, open, answer, domain.pointer());
        Finding finding = consequence.finding().domain(domain.ascii());
        if (consequence instanceof Consequence.Retry retry) {
            file.reviews().open(handle, open.id(), review.profileId(), domain.id(), review.registry(), retry.at());
            file.settler().settle(handle, open.id(), ACTOR, STAGE, domain.pointer(), List.of(finding));
        } else if (consequence instanceof Consequence.Manual) {
            file.writer()
                    .changeDomains(
                            handle, List.of(DomainTransition.of(domain, DomainState.PENDING, ACTOR, List.of(finding))));
            List<Finding> known = open.findingsAfter(STAGE, domain.pointer(), List.of(finding));
            file.writer()
                    .change(
                            handle,
                            List.of(Transition.of(open, CaseState.MANUAL, ACTOR).because(known, List.of(finding))));
        } else {
            file.writer()
                    .changeDomains(
                            handle, List.of(DomainTransition.of(domain, DomainState.REFUSED, ACTOR, List.of(finding))));
            file.settler().settle(handle, open.id(), ACTOR, STAGE, domain.pointer(), List.of(finding));
        }
    }

    private Consequence consequence(Handle handle, Review review, OpenCase open, Answer answer, String field) {
        return outcomes.of(
                answer.outcome(),
                open.submission().profile(),
                field,
                file.reviews().timesAnswered(handle, review, outcomes.known(answer.outcome())),
                review.askedAt(),
                file.business().now());
    }
}
