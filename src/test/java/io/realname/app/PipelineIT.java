package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.CaseDomain;
import io.realname.casefile.CaseEvent;
import io.realname.casefile.CaseState;
import io.realname.casefile.DomainState;
import io.realname.simulator.Faults.OnCallback;
import io.realname.simulator.Faults.OnRequest;
import io.realname.simulator.reviewer.Review;
import io.realname.submission.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole lives of submissions, from the dropped file to the ICP verdict, with days that pass in milliseconds. */
class PipelineIT {
    private static final String NUMBER = "91330100MA00000072";
    private static final String OTHER_NUMBER = "91330100MA0000015W";

    @TempDir
    Path data;

    private Town town;

    @AfterEach
    void close() {
        town.close();
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
    void leavesNoNameNumberOrAddressInClearInTheDatabaseOrTheStore() throws Exception {
        TownSample company = company();
        TownSample refused = new TownSample("S-2", OTHER_NUMBER, "refused-test.cn").always("name-mismatch");
        refused.profile().put("name", "宁波示例贸易有限公司").put("email", "boss@example.cn");
        open(company, refused);

        town.drop(company);
        town.drop(refused);
        town.liveUntil(company, CaseState.CLOSED);
        town.liveUntil(refused, CaseState.REJECTED);
        town.rest();

        for (String secret : List.of(
                "杭州示例网络有限公司",
                "宁波示例贸易有限公司",
                NUMBER,
                OTHER_NUMBER,
                "ops@example.cn",
                "boss@example.cn",
                "示例路",
                "13800138000")) {
            assertThat(placesOf(secret))
                    .as("places where " + secret + " stands in clear")
                    .isEmpty();
        }
        // The search itself is sound: what may stand in clear is found.
        assertThat(placesOf("refused-test.cn")).contains("domains.name");
        assertThat(Files.readString(documents().get(0), StandardCharsets.ISO_8859_1))
                .doesNotContain("JFIF");
    }

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
        // At half past six in the evening of the next business day, not before.
        assertThat(answeredAt("profile")).containsExactly(Instant.parse("2026-03-04T10:30:00Z"));
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
        town.business = Instant.parse("2026-03-10T10:30:00Z");
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

    @Test
    void formsAChainOfEventsWithoutAGapForEveryCaseAndDomain() throws Exception {
        TownSample company = company().answers("upload-network");
        open(company);
        town.drop(company);
        town.liveUntil(company, CaseState.CLOSED);

        String state = null;
        for (CaseEvent event : town.events(company)) {
            if (event.domain() == null) {
                assertThat(event.from()).isEqualTo(state);
                state = event.to();
            }
        }
        for (CaseDomain domain : town.view(company).domains()) {
            List<CaseEvent> own = town.events(company).stream()
                    .filter(event -> domain.name().equals(event.domain()))
                    .toList();
            String before = "pending";
            for (CaseEvent event : own) {
                assertThat(event.from()).isEqualTo(before);
                before = event.to();
            }
            assertThat(before).isEqualTo("icp-consistent");
        }
    }

    private void open(TownSample... samples) throws Exception {
        town = new Town(data, samples);
    }

    private static TownSample company() {
        return new TownSample("S-1", NUMBER, "town-test.cn", "town-test.com", "town-test.top");
    }

    private List<String> states(TownSample sample) {
        List<String> states = new ArrayList<>();
        for (CaseEvent event : town.events(sample)) {
            boolean changed = states.isEmpty() || !states.get(states.size() - 1).equals(event.to());
            if (event.domain() == null && changed) {
                states.add(event.to());
            }
        }
        return states;
    }

    private void awaitError(String text) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(town.rows("select last_error from outbox where last_error is not null"))
                        .anySatisfy(row ->
                                assertThat(row.get("last_error").toString()).contains(text)));
    }

    private List<Instant> answeredAt(String kind) {
        return town.rows("select answered_at from reviews where kind = '" + kind + "'").stream()
                .map(row -> ((java.sql.Timestamp) row.get("answered_at")).toInstant())
                .toList();
    }

    /** Every table and column of the database in which a text stands, as text or among bytes. */
    private List<String> placesOf(String text) {
        List<String> places = new ArrayList<>();
        for (Map<String, Object> column : town.rows("""
                select table_name, column_name, data_type from information_schema.columns
                where table_schema = 'public'""")) {
            String table = column.get("table_name").toString();
            String name = column.get("column_name").toString();
            String bytes = column.get("data_type").equals("bytea")
                    ? '"' + name + '"'
                    : "convert_to(\"" + name + "\"::text, 'UTF8')";
            long found = town.database
                    .jdbi()
                    .withHandle(handle -> handle.createQuery("select count(*) from " + table
                                    + " where position(convert_to(:text, 'UTF8') in " + bytes + ") > 0")
                            .bind("text", text)
                            .mapTo(Long.class)
                            .one());
            if (found > 0) {
                places.add(table + "." + name);
            }
        }
        return places;
    }

    private List<Path> documents() throws Exception {
        try (Stream<Path> files = Files.walk(data.resolve("documents"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
