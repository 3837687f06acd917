package io.realname.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseState;
import io.realname.casefile.DomainState;
import io.realname.casefile.TestSubmission;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases with domains that need not be verified. */
class NotRequiredIT {
    private Desks desks;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        desks = new Desks(folder);
    }

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void closesAtOnceWhatHasNothingToReviewAndTellsTheSource() {
        Finding hold = Finding.of(new Code("document.newly-issued", Severity.HOLD, "A"), "/profile/idIssuedOn")
                .until(Instant.parse("2026-04-01T00:00:00Z"));

        UUID id = desks.submit(TestSubmission.of("S-1").domains("a-test.com").found(notRequired(0), hold));

        assertThat(desks.state(id)).isEqualTo(CaseState.CLOSED);
        assertThat(states(id)).containsExactly(DomainState.ICP_NOT_ELIGIBLE);
        assertThat(desks.test.rows("select kind from outbox"))
                .extracting(row -> row.get("kind"))
                .containsExactly("result");
        assertThat(desks.openReviews()).isZero();
    }

    @Test
    void reviewsTheOtherDomainsAlone() {
        UUID id = desks.submit(
                TestSubmission.of("S-1").domains("a-test.com", "b-test.cn").found(notRequired(0)));
        desks.answerProfile(id, "approved");
        assertThat(desks.openReviews()).isEqualTo(1);
        assertThat(states(id)).containsExactly(DomainState.ICP_NOT_ELIGIBLE, DomainState.IN_REVIEW);

        desks.answerDomain(id, "b-test.cn", "approved");

        assertThat(desks.state(id)).isEqualTo(CaseState.APPROVED);
    }

    @Test
    void closesWhenTheOnlyDomainThatWasReviewedIsRefused() {
        UUID id = desks.submit(
                TestSubmission.of("S-1").domains("a-test.com", "b-test.cn").found(notRequired(0)));
        desks.answerProfile(id, "approved");

        desks.answerDomain(id, "b-test.cn", "sensitive-domain");

        assertThat(desks.state(id)).isEqualTo(CaseState.CLOSED);
        assertThat(states(id)).containsExactly(DomainState.ICP_NOT_ELIGIBLE, DomainState.REFUSED);
    }

    @Test
    void rejectsAllTheSameForAFaultOfTheRegistrant() {
        Finding fault = Finding.of(new Code("name.blank", Severity.ERROR, "own"), "/profile/name");

        UUID id = desks.submit(TestSubmission.of("S-1").domains("a-test.com").found(notRequired(0), fault));

        assertThat(desks.state(id)).isEqualTo(CaseState.REJECTED);
        assertThat(states(id)).containsExactly(DomainState.PENDING);
    }

    private static Finding notRequired(int position) {
        return Finding.of(new Code("domain.verification-not-required", Severity.INFO, "P A"), "/domains/" + position);
    }

    private List<DomainState> states(UUID id) {
        return desks.test.view(id).domains().stream().map(CaseDomain::state).toList();
    }
}
