package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseState;
import io.realname.casefile.DomainState;
import io.realname.simulator.reviewer.Review;
import io.realname.submission.Finding;
import io.realname.verify.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole lives of submissions, from the dropped file to the ICP verdict, with days that pass in milliseconds. */
class PipelineIT extends LivesInTown {
    /** Chains of events, documents, reviews, errands, secrecy: whatever a test is about, all of it must be sound. */
    @AfterEach
    void leavesASoundState() throws Exception {
        town.rest();
        Report report = town.verify();

        assertThat(report.problems()).isEmpty();
        assertThat(report.isWhole()).isTrue();
    }

    @Test
    void livesFromTheDroppedFileToTheIcpVerdict() throws Exception {
        TownSample company = company();
        open(company);

        town.drop(company);
        town.liveUntil(company, CaseState.CLOSED);
        town.rest();

        assertThat(states(company))
                .containsExactly("received", "screened", "enriched", "in-review", "approved", "closed");
        assertThat(town.view(company).domains())
                .extracting(CaseDomain::state)
                .containsExactly(DomainState.ICP_CONSISTENT, DomainState.ICP_CONSISTENT, DomainState.ICP_CONSISTENT);
        assertThat(town.asked("profile")).hasSize(1);
        assertThat(town.asked("domain"))
                .extracting(Review::registry)
                .containsExactlyInAnyOrder("cnnic", "verisign", "gtld");
        assertThat(town.registrar.synced()).hasSize(3);
        assertThat(town.result(company).path("state").asText()).isEqualTo("closed");
        assertThat(town.inbox.files("inbox")).isEmpty();
        assertThat(town.business).isAfter(Instant.parse("2026-03-05T01:00:00Z"));
    }

    @Test
    void releasesAHoldAtMidnightInShanghaiAndNotBefore() throws Exception {
        TownSample company = company().issuedOn("2026-03-01");
        open(company);
        town.drop(company);
        town.await(company, CaseState.HELD);
        assertThat(town.view(company).findings()).extracting(Finding::code).containsExactly("document.newly-issued");

        town.business = Instant.parse("2026-03-07T15:59:59.999Z");
        town.rest();
        assertThat(town.state(company)).isEqualTo(CaseState.HELD);
        town.business = Instant.parse("2026-03-07T16:00:00Z");
        town.await(company, CaseState.IN_REVIEW);

        town.liveUntil(company, CaseState.CLOSED);
        assertThat(states(company)).startsWith("received", "held", "screened", "enriched", "in-review");
    }

    @Test
    void triesAnUploadThatFailsThreeTimesMoreAndThenAsksAnOperator() throws Exception {
        TownSample company = company().always("upload-network");
        open(company);

        town.drop(company);
        town.liveUntil(company, CaseState.MANUAL);
        town.rest();

        assertThat(town.asked("profile")).hasSize(4);
        assertThat(states(company).stream().filter("held"::equals)).hasSize(3);
        assertThat(town.result(company).path("state").asText()).isEqualTo("manual");
        assertThat(town.result(company).at("/findings/0/code").asText()).isEqualTo("review.upload-network");
    }

    @Test
    void succeedsWithTheSecondTryOfAnUpload() throws Exception {
        TownSample company = company().answers("upload-network");
        open(company);

        town.drop(company);
        town.liveUntil(company, CaseState.CLOSED);

        assertThat(town.asked("profile")).hasSize(2);
        assertThat(town.view(company).findings()).extracting(Finding::code).containsOnly("icp.consistent");
    }

    @Test
    void usesAVerifiedProfileAgainWhileItsAddressIsVerified() throws Exception {
        TownSample company = company();
        TownSample again = new TownSample("S-2", NUMBER, "again-test.cn");
        TownSample later = new TownSample("S-3", NUMBER, "later-test.cn");
        open(company, again, later);
        town.drop(company);
        town.liveUntil(company, CaseState.CLOSED);

        town.drop(again);
        town.liveUntil(again, CaseState.CLOSED);
        assertThat(town.asked("profile")).hasSize(1);

        town.registrar.execute("update legacy.t_email set vrf_flg = 'N'");
        town.drop(later);
        town.await(later, CaseState.HELD);
        assertThat(town.view(later).findings()).extracting(Finding::code).containsExactly("contact.email-unverified");
        town.registrar.registrar().verifyEmail("ops@example.cn");
        town.liveUntil(later, CaseState.CLOSED);

        assertThat(town.asked("profile")).hasSize(1);
    }

    @Test
    void asksForOneReviewOfAnIdentityThatIsSubmittedTwiceAtOnce() throws Exception {
        TownSample first = new TownSample("S-1", NUMBER, "first-test.cn");
        TownSample second = new TownSample("S-2", NUMBER, "second-test.cn");
        open(first, second);

        town.drop(first);
        town.drop(second);
        town.liveUntil(() -> town.is(first, CaseState.CLOSED) && town.is(second, CaseState.CLOSED));

        assertThat(town.asked("profile")).hasSize(1);
        assertThat(town.asked("domain")).hasSize(2);
    }

    @Test
    void goesOnAfterARestartAtAnyStage() throws Exception {
        TownSample company = company();
        open(company);
        town.drop(company);

        for (CaseState state : List.of(CaseState.IN_REVIEW, CaseState.APPROVED)) {
            town.liveUntil(company, state);
            town.stop();
            town.start();
            town.leap(Duration.ofMinutes(2)); // what the stopped one had leased is free again
        }
        town.liveUntil(company, CaseState.CLOSED);

        assertThat(town.asked("profile")).hasSize(1);
        assertThat(town.asked("domain")).hasSize(3);
        assertThat(town.registrar.synced()).hasSize(3);
        assertThat(states(company))
                .containsExactly("received", "screened", "enriched", "in-review", "approved", "closed");
    }
}
