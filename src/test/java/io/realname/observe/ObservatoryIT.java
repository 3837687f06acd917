package io.realname.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.Breakers;
import io.realname.casefile.CaseBatch;
import io.realname.casefile.CaseState;
import io.realname.casefile.Errand;
import io.realname.casefile.Job;
import io.realname.casefile.JobBook;
import io.realname.casefile.Step;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.casefile.Transition;
import io.realname.intake.DropFolders;
import io.realname.intake.WaitingDrops;
import io.realname.security.FileTree;
import io.realname.time.BusinessCalendar;
import io.realname.time.DaySchedule;
import io.realname.time.Shanghai;
import io.realname.time.Span;
import io.realname.web.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the watch sees, at the instants at which a test lets it look. */
class ObservatoryIT {
    private static final DaySchedule NIGHTLY = new DaySchedule("0 30 0 * * ?", 3);

    @TempDir
    private Path folder;

    private TestFile test;
    private Breakers breakers;
    private Observatory observatory;
    private long mailboxFailures;

    @BeforeEach
    void open() {
        test = new TestFile(folder);
        breakers = new Breakers(() -> test.system);
    }

    @AfterEach
    void close() {
        observatory.close();
        test.close();
    }

    private void observe(Map<String, Span> sources, String alert, String by) throws IOException {
        Path alerts = folder.resolve("alerts.yaml");
        Files.writeString(
                alerts, Files.readString(Path.of("config/alerts.yaml")).replace(alert, by));
        observatory = new Observatory(
                test.file, Alerts.load(alerts), BusinessCalendar.load(Path.of("config/calendar")), folder);
        observatory.expect(sources);
        observatory.start(
                Set.of("enrich"),
                Set.of("icp", "source"),
                breakers,
                NIGHTLY,
                new WaitingDrops(DropFolders.in(folder), test.file.quotas()::isSpent),
                () -> mailboxFailures);
        observatory.look();
    }

    /** The watch without sources, with a disk that is large enough, and with the last night's job done. */
    private void observe() throws IOException {
        observe(Map.of(), "disk-mebibytes: 2048", "disk-mebibytes: 1");
        doJobs();
    }

    private void doJobs() {
        test.write(handle -> handle.execute(
                "insert into job_run (id, job, day, asked_at, ended_at) values (gen_random_uuid(), 'summary', ?, ?, ?)",
                Shanghai.dateOf(test.business).minusDays(1),
                test.business,
                test.business));
    }

    /** Lets both clocks go on and looks. */
    private Map<String, String> after(Duration time) {
        test.business = test.business.plus(time);
        test.system = test.system.plus(time);
        observatory.look();
        return concerns();
    }

    /** The same with the jobs of the nights between done. */
    private Map<String, String> afterDays(int days) {
        for (int day = 0; day < days; day++) {
            test.business = test.business.plus(Duration.ofDays(1));
            test.system = test.system.plus(Duration.ofDays(1));
            doJobs();
        }
        observatory.look();
        return concerns();
    }

    private Map<String, String> concerns() {
        Map<String, String> all = new TreeMap<>();
        observatory.checks().stream()
                .filter(Health.Check::degraded)
                .forEach(check -> all.put(check.name(), check.detail()));
        return all;
    }

    @Test
    void hasNoConcernWhereNothingIsWrong() throws IOException {
        observe();
        test.open(TestSubmission.of("fresh"));

        assertThat(after(Duration.ofMinutes(15))).isEmpty();
        assertThat(observatory.checks()).isNotEmpty().allMatch(Health.Check::ready);
    }

    @Test
    void seesAStepThatIsDueAndNotDone() throws IOException {
        observe();
        UUID stuck = test.open(TestSubmission.of("stuck"));
        after(Duration.ofSeconds(30));
        assertThat(after(Duration.ofMinutes(14))).isEmpty();

        assertThat(after(Duration.ofMinutes(2)).get("stages"))
                .isEqualTo("What is due is not done, by stage: enrich 1. ./realname cases --stuck lists the cases.");
        assertThat(observatory.stuck(10)).containsExactly(stuck);

        test.enrich();
        assertThat(after(Duration.ofSeconds(15))).isEmpty();
        assertThat(observatory.stuck(10)).isEmpty();
    }

    @Test
    void seesACaseWhoseStepFailsAgainAndAgain() throws IOException {
        observe();
        UUID poison = test.open(TestSubmission.of("poison"));
        after(Duration.ofSeconds(30));
        for (int minute = 0; minute < 16; minute++) {
            test.file.queue(Step.ENRICH, 10).next().ifPresent(batch -> batch.giveBack(new IllegalStateException()));
            after(Duration.ofMinutes(1));
        }

        assertThat(concerns()).containsOnlyKeys("stages");
        assertThat(observatory.stuck(10)).containsExactly(poison);
    }

    @Test
    void seesAnErrandThatKeepsFailing() throws IOException {
        observe();
        UUID id = test.open(TestSubmission.of("told"));
        test.write(handle ->
                test.file.outbox().post(handle, List.of(Errand.icp(id, UUID.randomUUID(), test.business))));
        test.enrich();
        run(Step.REVIEW, CaseState.IN_REVIEW);
        after(Duration.ofSeconds(30));
        after(Duration.ofMinutes(59));
        assertThat(concerns()).isEmpty();

        assertThat(after(Duration.ofMinutes(2)).get("stages")).contains("by stage: icp 1.");
        assertThat(observatory.stuck(10)).containsExactly(id);
    }

    @Test
    void allowsAnOperatorTwoBusinessDays() throws IOException {
        observe();
        UUID manual = test.enriched(TestSubmission.of("manual"));
        run(Step.REVIEW, CaseState.MANUAL);
        test.write(handle -> handle.execute("delete from outbox"));
        assertThat(afterDays(2)).isEmpty(); // Tuesday to Thursday

        assertThat(afterDays(1).get("cases")).contains("by state: manual 1.");
        assertThat(observatory.stuck(10)).containsExactly(manual);
    }

    @Test
    void countsAHoldFromItsBeginHoweverOftenItIsLookedAt() throws IOException {
        observe();
        UUID held = test.enriched(TestSubmission.of("held"));
        run(Step.REVIEW, CaseState.HELD);
        afterDays(27);
        assertThat(concerns()).isEmpty();
        test.write(handle -> handle.execute("update cases set updated_at = ?", test.business));

        assertThat(afterDays(4).get("cases")).contains("by state: held 1.");
        assertThat(observatory.stuck(10)).containsExactly(held);
    }

    @Test
    void hearsThatASourceIsSilentUntilItSendsSomething() throws IOException {
        observe(
                Map.of("R001", Span.of("1 business day"), "R002", Span.of("2 hours")),
                "disk-mebibytes: 2048",
                "disk-mebibytes: 1");
        doJobs();
        test.enter(TestSubmission.of("first"));
        test.enrich();
        run(Step.REVIEW, CaseState.IN_REVIEW);
        assertThat(after(Duration.ofMinutes(119))).isEmpty();

        assertThat(after(Duration.ofMinutes(2)).get("sources"))
                .isEqualTo("Sources that have sent nothing for longer than they should: 1; the log names them.");
        assertThat(text()).contains("realname_sources_silent 1.0");

        test.enter(TestSubmission.of(null).source("R002").quarantined());
        assertThat(after(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void callsNoSourceSilentWhoseQuotaIsUsedUp() throws IOException {
        test.file.quotas().set(Map.of("R001", 1));
        observe(Map.of("R001", Span.of("2 hours")), "disk-mebibytes: 2048", "disk-mebibytes: 1");
        doJobs();
        test.business =
                Shanghai.startOf(Shanghai.dateOf(test.business).plusDays(1)).minus(Duration.ofHours(5));
        test.enter(TestSubmission.of("only"));
        test.write(handle -> handle.execute("delete from outbox"));
        test.enrich();
        run(Step.REVIEW, CaseState.IN_REVIEW);
        assertThat(after(Duration.ofHours(3))).isEmpty();
        assertThat(after(Duration.ofMinutes(119))).isEmpty();

        // The quota of the next day begins anew, and so does the silence.
        assertThat(after(Duration.ofMinutes(2))).doesNotContainKey("sources");
        assertThat(after(Duration.ofMinutes(121))).containsKey("sources");
    }

    @Test
    void hearsAfterAStartThatASourceSentWhatWasKnownAlready() throws IOException {
        test.enter(TestSubmission.of("first"));
        test.business = test.business.plus(Duration.ofHours(3));
        test.system = test.system.plus(Duration.ofHours(3));
        test.enter(TestSubmission.of("first"));
        test.enrich();
        run(Step.REVIEW, CaseState.IN_REVIEW);
        test.write(handle -> handle.execute("delete from outbox"));

        observe(Map.of("R001", Span.of("2 hours")), "disk-mebibytes: 2048", "disk-mebibytes: 1");
        doJobs();

        assertThat(after(Duration.ofMinutes(119))).isEmpty();
        assertThat(after(Duration.ofMinutes(2))).containsKey("sources");
    }

    @Test
    void seesDropsThatLieInTheInboxOrAreClaimedAndNotTakenIn() throws IOException {
        observe();
        write("inbox/R001/one/manifest.json");
        write("inbox/R001/one/licence.jpg");
        write("inbox/R001/two/rows.csv.part");
        write("work/0190/R001/three/manifest.json");
        write("work-lots/0191/R002/rows.xlsx");
        after(Duration.ofSeconds(30));
        after(Duration.ofSeconds(30));
        assertThat(after(Duration.ofMinutes(59))).isEmpty();
        Path later = write("inbox/R001/four.zip");

        assertThat(after(Duration.ofMinutes(2)).get("drops")).contains("not taken in: 3.");
        assertThat(text())
                .contains("realname_drops_waiting 4.0")
                .contains("realname_drops_late 3.0")
                .contains("realname_drops_oldest_seconds 3690.0");
        for (String folder : List.of("inbox/R001/one", "work/0190", "work-lots/0191")) {
            FileTree.delete(folder(folder));
        }
        assertThat(after(Duration.ofSeconds(15))).isEmpty();
        assertThat(text()).contains("realname_drops_waiting 1.0");

        Files.delete(later);
        after(Duration.ofSeconds(15));
        assertThat(text()).contains("realname_drops_waiting 0.0").contains("realname_drops_oldest_seconds 0.0");
    }

    @Test
    void letsDropsLieWhoseSourceHasUsedUpItsQuota() throws IOException {
        test.file.quotas().set(Map.of("R001", 1));
        test.enter(List.of(
                TestSubmission.of("a").arrival(test.business),
                TestSubmission.of("b").arrival(test.business)));
        test.enrich();
        run(Step.REVIEW, CaseState.IN_REVIEW);
        observe();
        write("inbox/R001/b/manifest.json");
        write("work-lots/0191/R001/rows.xlsx");
        after(Duration.ofSeconds(30));
        assertThat(after(Duration.ofHours(4))).isEmpty();
        assertThat(text()).contains("realname_drops_waiting 0.0");

        test.business = Shanghai.startOf(Shanghai.dateOf(test.business).plusDays(1));
        assertThat(after(Duration.ofSeconds(15))).doesNotContainKey("drops");
        assertThat(text()).contains("realname_drops_waiting 2.0");
        after(Duration.ofSeconds(30));
        assertThat(after(Duration.ofMinutes(61))).containsKey("drops");
    }

    @Test
    void tellsForADayThatAMessageToAWebhookWasGivenUp() throws IOException {
        observe();
        UUID id = test.open(TestSubmission.of("told"));
        test.enrich();
        run(Step.REVIEW, CaseState.IN_REVIEW);
        test.write(handle -> handle.execute(
                "insert into webhooks (id, key, source, case_id, subject, state, created_at, settled_at)"
                        + " values (gen_random_uuid(), 'k', 'R001', ?, ?, 'failed', ?, ?)",
                id,
                id,
                test.system,
                test.system));

        assertThat(after(Duration.ofMinutes(1)).get("webhooks"))
                .contains("in the last 24 hours: 1.")
                .doesNotContain("R001");
        assertThat(text()).contains("realname_webhooks_failed 1.0");

        assertThat(afterDays(1)).doesNotContainKey("webhooks");
        assertThat(text()).contains("realname_webhooks_failed 1.0");
    }

    @Test
    void saysFromDecemberOnThatTheNextYearsHolidaysAreNotKnown() throws IOException {
        observe();
        test.business = Instant.parse("2026-11-30T15:59:00Z");
        doJobs();
        assertThat(after(Duration.ofSeconds(30))).doesNotContainKey("calendar");

        assertThat(after(Duration.ofSeconds(30)).get("calendar"))
                .contains("The holidays of 2027 are not known")
                .contains("add config/calendar/2027.tsv");

        test.business = Instant.parse("2027-01-01T00:00:00Z");
        assertThat(after(Duration.ofSeconds(30)).get("calendar")).contains("The holidays of 2027 are not known");
    }

    @Test
    void saysSoEarlierIfACaseIsDueInTheNextYear() throws IOException {
        observe();
        test.open(TestSubmission.of("held"));
        test.write(handle -> handle.execute("update cases set due_at = timestamptz '2062-03-01Z'"));
        assertThat(after(Duration.ofSeconds(15))).isEmpty();

        test.write(handle -> handle.execute("update cases set due_at = timestamptz '2027-03-01Z'"));
        assertThat(after(Duration.ofSeconds(15)).get("calendar")).contains("2027.tsv");

        test.write(handle -> handle.execute("update cases set due_at = timestamptz '2026-12-31T15:59:59Z'"));
        assertThat(after(Duration.ofSeconds(15))).isEmpty();
    }

    private Path folder(String path) {
        return folder.resolve(path);
    }

    private Path write(String path) throws IOException {
        Files.createDirectories(folder(path).getParent());
        return Files.writeString(folder(path), "{}");
    }

    @Test
    void namesTheDestinationsThatKeepFailingButNoWebhook() throws IOException {
        observe();
        for (int i = 0; i < 5; i++) {
            breakers.failed("icp", Duration.ZERO);
            breakers.failed("webhook R001", Duration.ZERO);
        }

        assertThat(after(Duration.ofMinutes(1)).get("destinations"))
                .contains("icp, webhook.")
                .doesNotContain("R001");
        assertThat(text())
                .contains("realname_destination_failing{destination=\"icp\"} 1.0")
                .contains("realname_destination_failing{destination=\"webhook\"} 1.0")
                .contains("realname_destination_failing{destination=\"source\"} 0.0")
                .doesNotContain("R001");
    }

    @Test
    void tellsThatTheMailboxCannotBeRead() throws IOException {
        observe();
        mailboxFailures = 2;
        assertThat(after(Duration.ofMinutes(1))).isEmpty();
        mailboxFailures = 3;

        assertThat(after(Duration.ofMinutes(1)).get("mailbox")).contains("3 times in a row");
    }

    @Test
    void tellsThatAJobIsLate() throws IOException {
        observe();
        test.business = test.business.plus(Duration.ofHours(16)); // 01:00 in Shanghai
        assertThat(after(Duration.ofMinutes(20))).isEmpty();

        assertThat(after(Duration.ofHours(1))).containsOnlyKeys("jobs");
        JobBook.of(test.file).ask(Job.SUMMARY, Shanghai.dateOf(test.business), "somebody");
        doJobs();
        assertThat(after(Duration.ofMinutes(59))).isEmpty();
        assertThat(after(Duration.ofMinutes(61))).containsOnlyKeys("jobs");
    }

    @Test
    void tellsThatTheDiskFillsUp() throws IOException {
        observe(Map.of(), "disk-mebibytes: 2048", "disk-mebibytes: 2000000000");
        doJobs();

        assertThat(after(Duration.ofMinutes(1)).get("disk")).containsPattern("has \\d+ MiB left");
    }

    @Test
    void saysWhenItCannotLook() throws IOException {
        observe();
        test.write(handle -> handle.execute("alter table outbox rename to elsewhere"));
        assertThat(after(Duration.ofMinutes(5))).isEmpty();

        assertThat(after(Duration.ofMinutes(1)).get("watch")).contains("6 minutes old");

        test.write(handle -> handle.execute("alter table elsewhere rename to outbox"));
        assertThat(after(Duration.ofSeconds(15))).isEmpty();
    }

    @Test
    void countsCasesThatAreNotOverAndTheirAges() throws IOException {
        observe();
        test.open(TestSubmission.of("a"));
        test.open(TestSubmission.of("b"));
        after(Duration.ofMinutes(1));

        assertThat(text())
                .contains("realname_cases_open{state=\"screened\"} 2.0")
                .contains("realname_cases_open{state=\"manual\"} 0.0")
                .contains("realname_stages_oldest_seconds{stage=\"enrich\"} 60.0")
                .contains("realname_stages_late{stage=\"enrich\"} 0.0")
                .contains("realname_submissions_total{disposition=\"case\"} 2.0")
                .contains("realname_submissions_total{disposition=\"duplicate\"} 0.0");
    }

    private String text() {
        return observatory.meters().text();
    }

    private void run(Step step, CaseState state) {
        CaseBatch batch = test.file.queue(step, 10).next().orElseThrow();
        batch.cases().forEach(open -> batch.change(Transition.of(open, state, "test")));
        batch.complete();
    }
}
