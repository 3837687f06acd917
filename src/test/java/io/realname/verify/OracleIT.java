package io.realname.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.Stored;
import io.realname.casefile.TestSubmission;
import io.realname.verify.AcceptedReviews.Accepted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle finds nothing in a sound state, and names whatever is spoilt in it. */
class OracleIT {
    @TempDir
    Path data;

    private TestState state;

    @BeforeEach
    void open() throws Exception {
        state = new TestState(data);
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void findsNothingInASoundState() throws Exception {
        Report report = state.ask();

        assertThat(report.problems()).isEmpty();
        assertThat(report.isSound()).isTrue();
        assertThat(report.isWhole()).isTrue();
        assertThat(report.checks()).extracting(Report.Outcome::check).doesNotHaveDuplicates();
        assertThat(report.checks())
                .filteredOn(check -> check.check().equals("submissions"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.examined()).isEqualTo(7);
                    assertThat(check.notes()).contains("1 taken in as duplicate.", "1 taken in as conflict.");
                });
    }

    @Test
    void findsNothingInAReviewThatIsAskedForAndAcceptedWhileItLooks() throws Exception {
        UUID young = UUID.randomUUID();
        state.meanwhile = () -> {
            state.meanwhile = () -> {};
            state.sql("""
                    insert into reviews (id, kind, case_id, profile_id, registry, state, opened_at)
                    select ?, kind, case_id, profile_id, registry, 'cancelled', opened_at from reviews where id = ?""", young, state.review);
            state.accepted.get(state.registryOfReview()).add(new Accepted(young, null));
        };

        assertThat(state.ask().problems()).isEmpty();
    }

    @Test
    void namesAnEventThatDoesNotFollowTheOneBefore() throws Exception {
        state.events(
                "update events set from_state = 'manual' where case_id = ? and to_state = 'enriched'", state.inReview);

        expectOne("events", "case " + state.inReview, "went from manual to enriched, but it was screened before");
    }

    @Test
    void namesACaseWhoseLastEventIsMissing() throws Exception {
        state.events("delete from events where case_id = ? and to_state = 'rejected'", state.rejected);

        expectOne("events", "case " + state.rejected, "The case is rejected, but its last event says received.");
    }

    @Test
    void namesACaseWhoseFirstEventIsMissing() throws Exception {
        state.events("delete from events where case_id = ? and from_state is null", state.screened);

        expectOne("events", "case " + state.screened, "went from received to screened, but it was nothing before");
    }

    @Test
    void namesACaseWithoutAnyEvent() throws Exception {
        state.events("delete from events where case_id = ?", state.quarantined);

        expectOne("events", "case " + state.quarantined, "its last event says nothing");
    }

    @Test
    void namesAChangeThatNoCaseCanMake() throws Exception {
        state.events("""
                insert into events (case_id, at, actor, from_state, to_state) values (?, now(), 'x', 'rejected', 'approved'),
                    (?, now(), 'x', 'approved', 'closed')""", state.rejected, state.rejected);
        state.sql("update cases set state = 'closed' where id = ?", state.rejected);

        expectOne("events", "case " + state.rejected, "went from rejected to approved, which no case can");
    }

    @Test
    void namesADomainThatIsNotWhereItsEventsEnd() throws Exception {
        state.sql("update domains set state = 'icp-consistent' where case_id = ?", state.screened);

        expectOne(
                "events",
                "case " + state.screened,
                "A domain is icp-consistent, but its last event says nothing of it");
    }

    @Test
    void namesACaseThatTwoSubmissionsOpened() throws Exception {
        state.sql("update submissions set disposition = 'case' where disposition = 'conflict'");

        expectOne("submissions", "cases", "The case " + state.screened + " was opened by 2 submissions");
    }

    @Test
    void namesADropThatIsCaseAndQuarantine() throws Exception {
        state.sql("update submissions set disposition = 'quarantine' where case_id = ?", state.rejected);

        expectOne("submissions", "cases", "in two places at once: the case " + state.rejected + " is rejected");
    }

    @Test
    void namesADuplicateOfNothing() throws Exception {
        state.sql("update submissions set content_digest = 'x' where disposition = 'duplicate'");

        expectOne(
                "submissions", "submissions", "a duplicate of nothing that the case " + state.screened + " ever held");
    }

    @Test
    void namesADropThatWasTakenInAndStillLiesInWork() throws Exception {
        state.test.open(TestSubmission.of(null)
                .domains("left-test.cn")
                .picture(state.picture)
                .dropKey("claim/R001/left/manifest.json"));
        state.write("work/claim/R001/left/manifest.json", "{}");
        assertThat(state.ask().problems()).as("it may be on its way").isEmpty();
        Files.setLastModifiedTime(data.resolve("work/claim"), hoursAgo(1));

        expectOne("drops", "work/claim", "was taken in, and its manifest still lies here");
    }

    @Test
    void namesADropThatWasClaimedAndForgotten() throws Exception {
        state.write("work-lots/claim/R001/rows.csv", "");
        Files.setLastModifiedTime(data.resolve("work-lots/claim"), hoursAgo(1));

        expectOne("drops", "work-lots/claim", "was claimed and has not been taken in");
    }

    @Test
    void namesAQuarantinedDropThatBecameACase() throws Exception {
        state.write("quarantine/R001/" + state.quarantined + ".reason.json", "{}");
        assertThat(state.ask().problems()).isEmpty();
        state.write("quarantine/R001/" + state.screened + "/manifest.json", "{}");

        expectOne("drops", "quarantine, case " + state.screened, "in two places at once");
    }

    @Test
    void namesAnErrandThatIsStuckWithoutAReason() throws Exception {
        state.sql(
                "update outbox set due_at = due_at - interval '1 hour' where kind = 'result' and case_id = ?",
                state.rejected);

        expectOne("outbox", "case " + state.rejected, "The errand \"result\" to source is due, was begun 0 times");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lease_until = now() + interval '1 minute'",
                "last_error = 'The disk is full.', retry_at = now() - interval '9 minutes'",
                "retry_at = now() + interval '1 minute'"
            })
    void takesAnErrandThatWaitsForAReason(String reason) throws Exception {
        state.sql(
                "update outbox set due_at = due_at - interval '1 hour', " + reason
                        + " where kind = 'result' and case_id = ?",
                state.rejected);

        assertThat(state.ask().problems()).isEmpty();
    }

    @Test
    void letsNothingWaitWithoutAnybodyWhoBringsItOn() throws Exception {
        state.sql("delete from outbox where kind = 'poll'");
        expectOne("waiting", "case " + state.inReview, "A review is open, but no errand sends it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update cases set step = null where state = 'screened'|no step is planned for it",
                "update cases set due_at = null where state = 'screened'|A step of the case is planned, but not when",
                "update cases set failures = 1 where state = 'screened'|A step of the case is planned, but not when",
                "delete from outbox where kind = 'sync'|A verified domain is not on its way to the registrar",
                "update reviews set state = 'cancelled'; delete from outbox where kind = 'poll'|none of its reviews is open"
            })
    void namesACaseThatWaitsForEver(String spoil, String wrong) throws Exception {
        state.sql(spoil);

        assertThat(state.ask().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.wrong()).contains(wrong));
    }

    @Test
    void namesADocumentThatIsMissing() throws Exception {
        Files.delete(file(state.picture));

        expectOne("documents", "document " + state.picture.name(), "is not in the store");
    }

    @Test
    void namesADocumentThatWasAltered() throws Exception {
        byte[] bytes = Files.readAllBytes(file(state.picture));
        bytes[bytes.length / 2] ^= 1;
        Files.write(file(state.picture), bytes);

        expectOne("documents", "document " + state.picture.name(), "altered, cut off or exchanged");
    }

    @Test
    void namesADocumentThatNoRowNames() throws Exception {
        Stored stray = state.documents.put("stray".getBytes(StandardCharsets.UTF_8));
        assertThat(state.ask().problems())
                .as("it may be on its way, or be swept")
                .isEmpty();
        Files.setLastModifiedTime(file(stray), hoursAgo(24 * 6));

        expectOne("store", "document " + stray.name(), "No row names this file");
    }

    @Test
    void letsNothingBeUnderWayWhereAllIsAtRest() throws Exception {
        state.documents.put("stray".getBytes(StandardCharsets.UTF_8));
        state.write("work/claim/R001/manifest.json", "{}");
        state.patience = Duration.ZERO;

        assertThat(state.ask().problems())
                .extracting(Problem::wrong)
                .anySatisfy(wrong -> assertThat(wrong).contains("No row names this file"))
                .anySatisfy(wrong -> assertThat(wrong).contains("has not been taken in"))
                .anySatisfy(wrong -> assertThat(wrong).contains("waits without a reason"));
    }

    @Test
    void namesARowThatNoSubmissionNames() throws Exception {
        Stored stored = state.documents.put("unnamed".getBytes(StandardCharsets.UTF_8));
        state.sql("""
                insert into documents (name, bytes, format, width, height, created_at) values (?, 7, 'jpeg', 1, 1, now())""", stored.name());

        expectOne("documents", "document " + stored.name(), "No submission names this row");
    }

    @Test
    void namesAReviewThatWasAcceptedTwice() throws Exception {
        state.accepted.get(state.registryOfReview()).add(new Accepted(state.review, null));

        expectOne("reviews", "reviews", "The review " + state.review + " was accepted 2 times");
    }

    @Test
    void namesAReviewThatNobodyAskedFor() throws Exception {
        UUID unknown = UUID.randomUUID();
        state.accepted.get("cnnic").add(new Accepted(unknown, "approved"));

        expectOne("reviews", "review " + unknown, "nobody here asked for");
    }

    @Test
    void namesAReviewThatItsReviewerLost() throws Exception {
        state.accepted.get(state.registryOfReview()).clear();

        expectOne("reviews", "review " + state.review, "does not know it any more");
    }

    @Test
    void namesAReviewThatWasAnsweredOtherwise() throws Exception {
        state.accepted.get(state.registryOfReview()).set(0, new Accepted(state.review, "name-mismatch"));
        state.sql("update reviews set state = 'answered', outcome = 'approved'");
        state.sql("delete from outbox where kind = 'poll'");
        state.sql("update cases set step = 'review', due_at = updated_at where id = ?", state.inReview);

        expectOne("reviews", "review " + state.review, "approved by one of us and not by the other");
    }

    @Test
    void saysThatAReviewerCouldNotBeAsked() throws Exception {
        state.reviewersAnswer = false;

        Report report = state.ask();

        assertThat(report.isSound()).isTrue();
        assertThat(report.isWhole()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "cases.last_failure, 91330100MA00000072",
        "cases.last_failure, 9133 0100-MA00 0000 72",
        "cases.last_failure, ９１３３０１００ma00000072",
        "cases.last_failure, id91330100MA00000072x",
        "cases.waits_for, e12345678",
        "outbox.last_error, 11010119900307109X"
    })
    void namesAColumnInWhichANumberStands(String column, String number) throws Exception {
        String table = column.substring(0, column.indexOf('.'));
        state.sql(
                "update " + table + " set " + column.substring(column.indexOf('.') + 1) + " = ? where "
                        + (table.equals("cases") ? "id" : "case_id") + " = ?",
                "failed with (" + number + ").",
                state.rejected);

        expectOne("numbers", column + ", case " + state.rejected, "An ID number stands here in clear.");
    }

    @Test
    void namesBytesThatWereNotEncrypted() throws Exception {
        state.sql("update profiles set name_enc = ?", (Object)
                ("{" + TestState.NUMBER + "}").getBytes(StandardCharsets.UTF_8));

        Report report = state.ask();

        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.where()).startsWith("profiles.name_enc, id "));
    }

    @Test
    void namesALogInWhichANumberStands() throws Exception {
        Files.writeString(state.log, "INFO  cannot read \"" + TestState.NUMBER + "\"\n");

        expectOne("numbers", "service.log", "An ID number stands here in clear.");
    }

    @Test
    void namesAResultInWhichANumberStands() throws Exception {
        state.write("outbox/R001/rejected.result.json", "{\"suggestion\": \"" + TestState.NUMBER + "\"}");

        expectOne("numbers", "outbox/R001/rejected.result.json", "An ID number stands here in clear.");
    }

    @Test
    void neverPrintsTheNumber() throws Exception {
        state.write("outbox/R001/" + TestState.NUMBER + ".result.json", "{}");

        List<Problem> problems = state.ask().problems();

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.where()).startsWith("outbox/R001/"));
        assertThat(problems.toString()).doesNotContain(TestState.NUMBER);
    }

    @Test
    void namesASubmissionThatCannotBeDecrypted() throws Exception {
        state.sql("update submissions set submission_enc = 'x' where case_id = ?", state.rejected);

        expectOne("numbers", "case " + state.rejected, "cannot be decrypted");
    }

    @Test
    void changesNothing() throws Exception {
        state.ask();
        state.ask();

        assertThat(state.test.count("select count(*) from pg_class where relname = 'accepted_reviews'"))
                .isZero();
    }

    private void expectOne(String check, String where, String wrong) throws Exception {
        Report report = state.ask();

        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo(where);
            assertThat(problem.wrong()).contains(wrong);
            assertThat(problem.remedy()).endsWith(".");
        });
        assertThat(report.checks())
                .filteredOn(outcome -> outcome.problems() > 0)
                .extracting(Report.Outcome::check)
                .containsExactly(check);
    }

    private static FileTime hoursAgo(int hours) {
        return FileTime.from(Instant.now().minus(Duration.ofHours(hours)));
    }

    private Path file(Stored stored) {
        return data.resolve("documents").resolve(stored.name().substring(0, 1)).resolve(stored.name());
    }
}
