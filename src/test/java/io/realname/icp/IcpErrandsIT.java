package io.realname.icp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.casefile.CaseState;
import io.realname.casefile.DomainState;
import io.realname.casefile.DomainTransition;
import io.realname.casefile.Errand;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.Step;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.casefile.Transition;
import io.realname.http.CallFailed;
import io.realname.http.FakeHttp;
import io.realname.http.HttpCalls;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.Site;
import io.realname.time.BusinessCalendar;
import io.realname.time.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcpErrandsIT {
    private static final String CONSISTENT = known("杭州测试样本有限公司");

    private final FakeHttp authority = new FakeHttp();
    private TestFile test;
    private IcpErrands errands;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        test = new TestFile(folder);
        errands = new IcpErrands(
                test.file,
                new HttpCalls(Duration.ofSeconds(10)),
                authority.url(),
                IdTypes.load(Path.of("config/id-types.yaml")),
                BusinessCalendar.load(Path.of("config/calendar")),
                Times.load(Path.of("config/times.yaml")).icp(),
                false);
    }

    @AfterEach
    void close() {
        authority.close();
        test.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2019-05-06, 2026-03-05T01:00:00Z", // two days after the approval
        "2026-02-23, 2026-03-05T01:00:00Z", // the document is old enough by then
        "2026-02-24, 2026-03-05T16:00:00Z", // ten days after its issue
        ",           2026-03-05T01:00:00Z"
    })
    void plansTheFirstCheck(LocalDate issued, Instant due) {
        UUID id = test.approved(TestSubmission.of("S-1").issued(issued));

        plan();

        assertThat(domain(id, 0)).isEqualTo(DomainState.ICP_WAITING);
        assertThat(test.rows("select kind, due_at from outbox")).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("kind", "icp");
            assertThat(((Timestamp) row.get("due_at")).toInstant()).isEqualTo(due);
        });
    }

    @Test
    void hasNothingToCheckOnTheInternationalSite() {
        UUID id = test.approved(TestSubmission.of("S-1").site(Site.INTL));

        plan();

        assertThat(domain(id, 0)).isEqualTo(DomainState.ICP_NOT_ELIGIBLE);
        assertThat(test.state(id)).isEqualTo(CaseState.CLOSED);
        assertThat(codes(id)).containsExactly("icp.not-eligible");
    }

    @Test
    void closesTheCaseWhenEveryDomainHasItsEnd() {
        UUID id = test.approved(TestSubmission.of("S-1").domains("a-test.cn", "b-test.cn"));
        plan();
        plan();
        authority.answers(200, CONSISTENT);
        test.business = test.business.plus(Duration.ofDays(2));

        check();
        assertThat(test.state(id)).isEqualTo(CaseState.APPROVED);
        check();

        assertThat(test.state(id)).isEqualTo(CaseState.CLOSED);
        assertThat(codes(id)).containsExactly("icp.consistent", "icp.consistent");
        assertThat(test.rows("select kind from outbox"))
                .extracting(row -> row.get("kind"))
                .containsExactly("result");
    }

    @Test
    void asksAgainDailyWhatTheAuthorityDoesNotKnowYetAndReplacesTheFinding() {
        UUID id = test.approved(TestSubmission.of("S-1"));
        plan();
        authority.answers(404, "");
        test.business = test.business.plus(Duration.ofDays(2));

        check();
        assertThat(test.errands(Errand.Kind.ICP).next()).isEmpty();
        assertThat(codes(id)).containsExactly("icp.not-synchronised");
        test.business = test.business.plus(Duration.ofDays(1));
        check();
        assertThat(codes(id)).containsExactly("icp.not-synchronised");
        test.business = test.business.plus(Duration.ofDays(1));
        authority.answers(200, CONSISTENT);
        check();

        assertThat(codes(id)).containsExactly("icp.consistent");
        assertThat(test.state(id)).isEqualTo(CaseState.CLOSED);
        assertThat(authority.requests).extracting(FakeHttp.Request::path).containsOnly("/domains/example-test.cn");
    }

    @Test
    void keepsTheErrandWhileTheAuthorityIsDown() {
        UUID id = test.approved(TestSubmission.of("S-1"));
        plan();
        test.business = test.business.plus(Duration.ofDays(2));
        authority.answers(503, "");
        LeasedErrand leased = lease(Errand.Kind.ICP);

        assertThatThrownBy(() -> errands.check(leased)).isInstanceOf(CallFailed.class);
        leased.giveBack(new CallFailed(new HttpCalls.Answer(503, "", Duration.ZERO)));
        test.system = test.system.plusSeconds(60);
        authority.answers(200, CONSISTENT);
        check();

        assertThat(test.state(id)).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void checksADomainWhileAnotherIsStillUnderReview() {
        UUID id = test.inReview(TestSubmission.of("S-1").domains("a-test.cn", "b-test.cn"));
        test.verify(id, 0);
        plan();
        authority.answers(200, CONSISTENT);
        test.business = test.business.plus(Duration.ofDays(2));
        check();
        assertThat(test.state(id)).isEqualTo(CaseState.IN_REVIEW);
        assertThat(domain(id, 0)).isEqualTo(DomainState.ICP_CONSISTENT);

        test.verify(id, 1);
        plan();
        test.business = test.business.plus(Duration.ofDays(2));
        check();

        assertThat(test.state(id)).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void waitsForTheCaseBeforeItTouchesTheErrand() {
        UUID id = test.approved(TestSubmission.of("S-1"));
        LeasedErrand sync = lease(Errand.Kind.SYNC);
        CompletableFuture<Void> planned;

        try (Handle holder = test.database.jdbi().open()) {
            holder.begin();
            test.file.loader().hold(holder, id);
            planned = CompletableFuture.runAsync(() -> errands.planCheck(sync));
            Awaitility.await().until(() -> test.count("""
                                    select count(*) from pg_stat_activity
                                    where wait_event_type = 'Lock' and datname = current_database()""") > 0);
            assertThat(holder.select("select id from outbox for update nowait")
                            .mapTo(UUID.class)
                            .list())
                    .hasSize(1);
            holder.rollback();
        }
        planned.join();

        assertThat(domain(id, 0)).isEqualTo(DomainState.ICP_WAITING);
    }

    @Test
    void checksAlsoAVerifiedDomainOfACaseThatWasWithdrawnMeanwhile() {
        UUID id = test.approved(TestSubmission.of("S-1"));
        LeasedErrand sync = lease(Errand.Kind.SYNC);
        test.file.actions().withdraw(id);

        errands.planCheck(sync);
        authority.answers(200, CONSISTENT);
        test.business = test.business.plus(Duration.ofDays(2));
        check();

        assertThat(test.state(id)).isEqualTo(CaseState.WITHDRAWN);
        assertThat(domain(id, 0)).isEqualTo(DomainState.ICP_CONSISTENT);
        assertThat(test.rows("select kind from outbox"))
                .extracting(row -> row.get("kind"))
                .containsExactly("result");
    }

    @Test
    void tellsTheSourceOfAWithdrawnCaseWhenItsDomainDoesNotAgreeWithTheFiling() {
        UUID id = test.approved(TestSubmission.of("S-1"));
        plan();
        test.file.actions().withdraw(id);
        authority.answers(200, known("杭州另外样本有限公司"));
        test.business = test.business.plus(Duration.ofDays(4));

        check();

        assertThat(test.state(id)).isEqualTo(CaseState.WITHDRAWN);
        assertThat(codes(id)).containsExactly("icp.name-mismatch");
        assertThat(test.rows("select kind from outbox"))
                .extracting(row -> row.get("kind"))
                .containsExactly("result", "result");
    }

    @Test
    void closesACaseThatWasWithdrawnAndSubmittedAgainWhileADomainWaitedForItsCheck() {
        UUID id = test.inReview(TestSubmission.of("S-1").domains("a-test.cn", "b-test.cn"));
        test.verify(id, 0);
        plan();
        test.file.actions().withdraw(id);
        test.file.actions().resubmit(id, "test");
        test.run(
                Step.SCREEN,
                batch -> batch.cases()
                        .forEach(open -> batch.change(
                                Transition.of(open, CaseState.SCREENED, "test").then(Step.ENRICH))));
        test.enrich();
        test.run(
                Step.REVIEW,
                batch -> batch.cases().forEach(open -> {
                    batch.change(Transition.of(open, CaseState.IN_REVIEW, "test"));
                    batch.change(DomainTransition.of(
                            open.pendingDomains().get(0), DomainState.IN_REVIEW, "test", List.of()));
                }));
        test.verify(id, 1);
        plan();
        authority.answers(200, CONSISTENT);
        test.business = test.business.plus(Duration.ofDays(3));
        check();
        check();

        assertThat(test.state(id)).isEqualTo(CaseState.CLOSED);
        assertThat(codes(id)).containsExactly("icp.consistent", "icp.consistent");
    }

    @Test
    void givesUpTheCheckOfADomainThatACorrectedRevisionHasReplaced() {
        UUID id = test.approved(TestSubmission.of("S-1"));
        plan();
        test.file.actions().withdraw(id);
        test.open(TestSubmission.of("S-1").domains("other-test.cn"));
        test.business = test.business.plus(Duration.ofDays(2));

        check();

        assertThat(authority.requests).isEmpty();
        assertThat(test.rows("select kind from outbox where kind = 'icp'")).isEmpty();
        assertThat(test.view(id).domains())
                .singleElement()
                .satisfies(domain -> assertThat(domain.state()).isEqualTo(DomainState.PENDING));
    }

    @Test
    void plansNoCheckForADomainOfAnEarlierRevision() {
        UUID id = test.approved(TestSubmission.of("S-1"));
        LeasedErrand sync = lease(Errand.Kind.SYNC);
        test.file.actions().withdraw(id);
        test.open(TestSubmission.of("S-1").domains("other-test.cn"));

        errands.planCheck(sync);

        assertThat(test.state(id)).isEqualTo(CaseState.SCREENED);
        assertThat(domain(id, 0)).isEqualTo(DomainState.PENDING);
        assertThat(test.rows("select kind from outbox"))
                .extracting(row -> row.get("kind"))
                .containsExactly("result");
    }

    private void plan() {
        errands.planCheck(lease(Errand.Kind.SYNC));
    }

    private void check() {
        errands.check(lease(Errand.Kind.ICP));
    }

    private LeasedErrand lease(Errand.Kind kind) {
        return test.errands(kind).next().orElseThrow();
    }

    private DomainState domain(UUID id, int position) {
        return test.view(id).domains().get(position).state();
    }

    private List<String> codes(UUID id) {
        return test.view(id).findings().stream().map(Finding::code).toList();
    }

    private static String known(String name) {
        String holder = "{\"name\": \"" + name + "\", \"idType\": \"YYZZ\", \"idNumber\": \"91330100MA00000072\"}";
        return "{\"known\": true, \"holder\": " + holder
                + ", \"verified\": true, \"expired\": false, \"suffixApproved\": true,"
                + " \"registrarApproved\": true, \"filing\": {\"subject\": " + holder + ", \"verdict\": \"match\"}}";
    }
}
