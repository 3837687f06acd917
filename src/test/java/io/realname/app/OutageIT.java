package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseState;
import io.realname.simulator.Faults.OnCallback;
import io.realname.simulator.Faults.OnRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Counterparts that are down or misbehave, in the midst of whole lives of submissions. */
class OutageIT extends LivesInTown {
    @Test
    void waitsWhileTheReviewerIsDownForAnHourAndGoesOn() throws Exception {
        TownSample company = company();
        open(company);
        town.reviewerFaults.requests(OnRequest.ERROR);

        town.drop(company);
        town.await(company, CaseState.IN_REVIEW);
        awaitError("HTTP 503");
        town.leap(Duration.ofHours(1));
        town.reviewerFaults.none();
        town.leap(Duration.ofMinutes(1));
        town.liveUntil(company, CaseState.CLOSED);

        assertThat(town.asked("profile")).hasSize(1);
    }

    @Test
    void waitsWhileTheReviewerClosesEveryConnection() throws Exception {
        TownSample company = company();
        open(company);
        town.reviewerFaults.requests(OnRequest.REFUSE);

        town.drop(company);
        awaitError("could not be reached");
        town.reviewerFaults.none();
        town.leap(Duration.ofMinutes(1));
        town.liveUntil(company, CaseState.CLOSED);

        assertThat(town.asked("profile")).hasSize(1);
    }

    @Test
    void waitsWhileTheRegistrarsDatabaseIsDownAndGoesOn() throws Exception {
        TownSample company = company();
        open(company);
        town.registrarLine.cut = true;

        town.drop(company);
        Awaitility.await()
                .untilAsserted(() -> assertThat(town.find(company))
                        .hasValueSatisfying(view -> assertThat(view.failure()).contains("08001")));
        assertThat(town.state(company)).isEqualTo(CaseState.SCREENED);
        town.registrarLine.cut = false;
        town.leap(Duration.ofMinutes(1));
        town.liveUntil(
                () -> town.rows("select 1 from outbox where kind = 'icp'").size() == 3);

        assertThat(town.registrar.synced()).hasSize(3);
        town.liveUntil(company, CaseState.CLOSED);
    }

    @Test
    void waitsWhileTheSyncTableCannotBeWrittenAndGoesOn() throws Exception {
        TownSample company = company();
        open(company);
        town.drop(company);
        town.liveUntil(() -> town.asked("domain").size() == 3);
        town.registrarLine.cut = true;

        town.liveUntil(() -> town.is(company, CaseState.APPROVED));
        awaitError("08001");
        assertThat(town.registrar.synced()).isEmpty();
        town.registrarLine.cut = false;
        town.leap(Duration.ofMinutes(1));
        town.liveUntil(company, CaseState.CLOSED);

        assertThat(town.registrar.synced()).hasSize(3);
    }

    @Test
    void waitsWhileTheIcpAuthorityIsDownAndGoesOn() throws Exception {
        TownSample company = company();
        open(company);
        town.icpFaults.requests(OnRequest.ERROR);
        town.drop(company);
        town.liveUntil(company, CaseState.APPROVED);
        town.liveUntil(() -> !town.rows("select 1 from outbox where kind = 'icp' and last_error is not null")
                .isEmpty());

        assertThat(town.state(company)).isEqualTo(CaseState.APPROVED);
        town.icpFaults.none();
        town.leap(Duration.ofMinutes(1));
        town.liveUntil(company, CaseState.CLOSED);
    }

    @Test
    void fetchesTheAnswersWhoseCallbacksWereLost() throws Exception {
        TownSample company = company();
        open(company);
        town.reviewerFaults.callbacks(Set.of(OnCallback.LOST));

        town.drop(company);
        town.liveUntil(company, CaseState.CLOSED);

        assertThat(town.rows("select 1 from callbacks")).isEmpty();
        assertThat(town.rows("select 1 from reviews where state = 'answered'")).hasSize(4);
        // Within the hour after half past six in the evening of the next business day, not before.
        assertThat(answeredAt("profile"))
                .singleElement()
                .satisfies(at -> assertThat(at).isBetween("2026-03-04T10:30:00Z", "2026-03-04T11:29:59Z"));
    }

    @Test
    void countsAnswersOnceThatComeTwiceOutOfOrderAndWithForeignOnes() throws Exception {
        TownSample company = company();
        open(company);
        town.reviewerFaults.callbacks(Set.of(OnCallback.TWICE, OnCallback.REVERSED, OnCallback.UNKNOWN));

        town.drop(company);
        town.liveUntil(company, CaseState.CLOSED);

        assertThat(town.rows("select 1 from callbacks")).hasSize(4);
        assertThat(town.asked("profile")).hasSize(1);
        assertThat(town.asked("domain")).hasSize(3);
        assertThat(states(company).stream().filter("approved"::equals)).hasSize(1);
    }

    @Test
    void flagsAReviewThatIsOverdueAfterFiveBusinessDaysAndGoesOnWaiting() throws Exception {
        TownSample company = company().days(1);
        open(company);
        town.reviewerFaults.callbacks(Set.of(OnCallback.LOST));
        town.drop(company);
        town.liveUntil(() -> town.asked("profile").size() == 1
                && !town.rows("select 1 from reviews where overdue_at is not null")
                        .isEmpty());
        town.reviewerFaults.requests(OnRequest.ERROR);

        // Tuesday evening to the Tuesday after, 18:30.
        town.business = Instant.parse("2026-03-10T10:29:59Z");
        town.leap(Duration.ofMinutes(2));
        awaitError("HTTP 503");
        assertThat(town.rows("select 1 from reviews where overdue")).isEmpty();
        town.business = Instant.parse("2026-03-10T11:30:00Z");
        town.leap(Duration.ofMinutes(2));
        Awaitility.await()
                .untilAsserted(() -> assertThat(town.rows("select 1 from reviews where overdue"))
                        .hasSize(1));
        assertThat(town.state(company)).isEqualTo(CaseState.IN_REVIEW);
        assertThat(town.events(company))
                .anySatisfy(event -> assertThat(event.note()).contains("overdue"));

        town.reviewerFaults.none();
        town.reviewerFaults.callbacks(Set.of());
        town.leap(Duration.ofMinutes(2));
        town.liveUntil(company, CaseState.CLOSED);
    }

    private List<Instant> answeredAt(String kind) {
        return town.rows("select answered_at from reviews where kind = '" + kind + "'").stream()
                .map(row -> ((java.sql.Timestamp) row.get("answered_at")).toInstant())
                .toList();
    }
}
