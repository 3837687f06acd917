package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T00:00:00Z");

    @Test
    void letsGoOnWhatHasOnlyWarnings() {
        Judgement judgement = Judgement.of(List.of(found("name.blank", Severity.WARNING, "/profile/name")), List.of(0));

        assertThat(judgement).isEqualTo(Judgement.of(List.of(), List.of(0)));
        assertThat(judgement.rejected()).isFalse();
        assertThat(judgement.hold()).isNull();
    }

    @Test
    void rejectsForAnErrorOfTheSubmission() {
        assertThat(Judgement.of(List.of(found("name.blank", Severity.ERROR, "/profile/name")), List.of(0, 1))
                        .rejected())
                .isTrue();
    }

    @Test
    void rejectsForAnEnvelopeErrorThatPointsAtADomain() {
        assertThat(Judgement.of(List.of(found("manifest.schema", Severity.ERROR, "/domains/1/name")), List.of(0, 1))
                        .rejected())
                .isTrue();
    }

    @Test
    void endsOnlyTheDomainThatADomainErrorIsAbout() {
        Finding first = found("domain.expired", Severity.ERROR, "/domains/1");
        Finding second = found("domain.syntax", Severity.ERROR, "/domains/1/name");

        Judgement judgement = Judgement.of(List.of(first, second), List.of(0, 1));

        assertThat(judgement.rejected()).isFalse();
        assertThat(judgement.refused()).containsOnlyKeys(1).containsEntry(1, List.of(first, second));
    }

    @Test
    void rejectsWhenNoDomainIsLeft() {
        List<Finding> expired = List.of(found("domain.expired", Severity.ERROR, "/domains/1"));

        assertThat(Judgement.of(expired, List.of(1)).rejected()).isTrue();
        assertThat(Judgement.of(expired, List.of(0, 1)).rejected()).isFalse();
    }

    @Test
    void closesWhatHasNothingToReview() {
        Finding none = found("domain.verification-not-required", Severity.INFO, "/domains/0");
        Finding hold = found("document.newly-issued", Severity.HOLD, "/a").until(MONDAY);

        Judgement judgement = Judgement.of(List.of(none, hold), List.of(0));

        assertThat(judgement.closed()).isTrue();
        assertThat(judgement.rejected()).isFalse();
        assertThat(judgement.stateOf(0)).isEqualTo(DomainState.ICP_NOT_ELIGIBLE);
    }

    @Test
    void goesOnWithTheDomainsThatAreToBeReviewed() {
        Finding none = found("domain.verification-not-required", Severity.INFO, "/domains/0");

        Judgement judgement = Judgement.of(List.of(none), List.of(0, 1));

        assertThat(judgement.closed()).isFalse();
        assertThat(judgement.stateOf(0)).isEqualTo(DomainState.ICP_NOT_ELIGIBLE);
        assertThat(judgement.stateOf(1)).isEqualTo(DomainState.PENDING);
    }

    @Test
    void closesWhereTheDomainsThatWereToBeReviewedAreRefused() {
        Finding none = found("domain.verification-not-required", Severity.INFO, "/domains/0");
        Finding error = found("domain.syntax", Severity.ERROR, "/domains/1");

        assertThat(Judgement.of(List.of(none, error), List.of(0, 1)).closed()).isTrue();
    }

    @Test
    void putsAnErrorBeforeThatNothingIsToBeReviewed() {
        Finding none = found("domain.verification-not-required", Severity.INFO, "/domains/0");
        Finding domain = found("domain.icp-not-eligible", Severity.ERROR, "/domains/0");
        Finding name = found("name.blank", Severity.ERROR, "/profile/name");

        Judgement ofDomain = Judgement.of(List.of(none, domain), List.of(0));
        Judgement ofName = Judgement.of(List.of(none, name), List.of(0));

        assertThat(ofDomain.rejected()).isTrue();
        assertThat(ofDomain.stateOf(0)).isEqualTo(DomainState.REFUSED);
        assertThat(ofName.rejected()).isTrue();
        assertThat(ofName.closed()).isFalse();
        assertThat(ofName.stateOf(0)).isEqualTo(DomainState.PENDING);
    }

    @Test
    void waitsForTheHoldThatEndsLast() {
        Finding earlier = found("document.newly-issued", Severity.HOLD, "/a").until(MONDAY);
        Finding later = found("document.newly-issued", Severity.HOLD, "/b").until(TUESDAY);
        Finding event = found("contact.email-unverified", Severity.HOLD, "/c").waitsFor("email-verified");

        assertThat(Judgement.of(List.of(later, event, earlier), List.of(0)).hold())
                .isEqualTo(later);
        assertThat(Judgement.of(List.of(event), List.of(0)).hold()).isEqualTo(event);
    }

    private static Finding found(String code, Severity severity, String field) {
        return Finding.of(new Code(code, severity, "own"), field);
    }
}
