package io.realname.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An errand that nobody runs is seen beside others that wait for a reason, and one that waits for a reason is none. */
class OutboxCheckIT {
    private static final String STUCK =
            "The errand \"result\" to source is due, was begun 0 times, and waits without a reason.";

    @TempDir
    Path data;

    private TestState state;

    @BeforeEach
    void open() throws Exception {
        state = new TestState(data);
        state.sql("delete from outbox where kind = 'result'");
        post("result", "source", "1 hour");
    }

    @AfterEach
    void close() {
        state.close();
    }

    @ParameterizedTest
    @CsvSource({
        "answer, source, 2 hours", // another kind fails
        "result, elsewhere, 2 hours", // it fails elsewhere
        "result, source, 30 minutes" // a younger one fails, and so was tried after it
    })
    void namesAnErrandThatNobodyTriesBesideOneThatFails(String kind, String destination, String due) {
        UUID other = post(kind, destination, due);
        state.sql("""
                update outbox set last_error = 'HTTP 500.', retry_at = now() + interval '10 seconds', attempts = 3
                where id = ?""", other);

        assertThat(state.ask().problems()).extracting(Problem::wrong).containsExactly(STUCK);
    }

    @Test
    void namesErrandsThatFailedLongAgoAndAreTriedNoMore() {
        UUID other = post("result", "source", "2 hours");
        state.sql(
                "update outbox set last_error = 'HTTP 500.', retry_at = now() - interval '1 hour' where id = ?", other);

        assertThat(state.ask().problems())
                .extracting(Problem::wrong)
                .containsExactlyInAnyOrder(
                        STUCK, "The errand \"result\" to source is due, was begun 0 times, and failed: HTTP 500.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "result|source|last_error = 'HTTP 500.', retry_at = now() + interval '10 seconds'",
                "result|elsewhere|lease_until = now() + interval '10 seconds'",
                "poll|source|last_error = 'HTTP 429.', retry_at = now() + interval '10 minutes'"
            })
    void takesAnErrandThatWaitsBehindAnother(String kind, String destination, String state) {
        UUID other = post(kind, destination, "2 hours");
        this.state.sql("update outbox set " + state + " where id = ?", other);
        this.state.sql("update outbox set subject = ? where kind = 'poll'", this.state.review);

        assertThat(this.state.ask().problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lease_until = now() + interval '1 minute'",
                "last_error = 'HTTP 500.', retry_at = now() + interval '10 seconds'"
            })
    void letsNoErrandThatIsDueWaitWhereAllIsAtRest(String reason) {
        state.sql("update outbox set " + reason + " where kind = 'result'");
        assertThat(state.ask().problems()).isEmpty();
        state.sql("update outbox set due_at = due_at + interval '1 day' where kind <> 'result'");
        state.patience = Duration.ZERO;

        assertThat(state.ask().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.wrong()).contains("The errand \"result\" to source is due"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"review", "poll", "sync", "icp", "result", "answer", "webhook"})
    void namesAnErrandAboutSomethingThatIsNotThere(String kind) {
        state.sql("delete from outbox where kind = 'result'");
        UUID errand = post(kind, "somewhere", "-1 day");
        state.sql("update outbox set subject = ? where id = ?", UUID.randomUUID(), errand);

        expectPointless(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"review", "poll"})
    void namesAnErrandAboutAReviewThatIsOver(String kind) {
        state.sql("delete from outbox where kind = 'result'");
        UUID review = UUID.randomUUID();
        state.sql("""
                insert into reviews (id, kind, case_id, profile_id, registry, state, opened_at, answered_at)
                select ?, kind, case_id, profile_id, registry, 'cancelled', opened_at, opened_at from reviews""", review);
        UUID errand = post(kind, "somewhere", "-1 day");
        state.sql("update outbox set subject = ? where id = ?", review, errand);

        expectPointless(kind);
    }

    @Test
    void namesAnIcpCheckOfADomainThatWasNeverVerified() {
        state.sql("delete from outbox where kind = 'result'");
        UUID errand = post("icp", "icp", "-1 day");
        state.sql(
                "update outbox set subject = (select id from domains where case_id = ?) where id = ?",
                state.rejected,
                errand);

        expectPointless("icp");
    }

    private void expectPointless(String kind) {
        assertThat(state.ask().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo("case " + state.rejected);
            assertThat(problem.wrong())
                    .isEqualTo("The errand \"" + kind + "\" is about something that is not there, or is over.");
        });
    }

    /** An errand about the rejected case, due for so long by now. */
    private UUID post(String kind, String destination, String due) {
        UUID id = UUID.randomUUID();
        state.sql(
                """
                insert into outbox (id, kind, key, case_id, subject, destination, due_at)
                values (?, ?, ?, ?, ?, ?, cast(? as timestamptz) - cast(? as interval))""",
                id,
                kind,
                id.toString(),
                state.rejected,
                state.rejected,
                destination,
                state.test.business.toString(),
                due);
        return id;
    }
}
