package io.realname.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.realname.app.api.Api.Answer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of jobs: asked for and listed. Nothing runs here. */
class ReconciliationsIT {
    @TempDir
    static Path folder;

    private static Api api;

    @BeforeAll
    static void start() throws IOException {
        api = new Api(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void asksForADayAndListsTheRun() {
        Answer asked = api.post("/reconciliations/summary?day=2026-03-01");
        Answer again = api.post("/reconciliations/summary?day=2026-03-01");
        Answer yesterday = api.post("/reconciliations/summary");

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.json().path("askedBy").asText()).isEqualTo("operator");
        assertThat(asked.json().has("endedAt")).isFalse();
        assertThat(again.json().path("id")).isEqualTo(asked.json().path("id"));
        assertThat(yesterday.json().path("day").asText()).isEqualTo("2026-03-02");
        JsonNode runs = api.get("/reconciliations/summary").json().path("runs");
        assertThat(runs.findValuesAsText("day")).containsExactlyInAnyOrder("2026-03-02", "2026-03-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-04", "1999-12-31", "2026-02-30", "yesterday"})
    void refusesADayThatCannotBeMeant(String day) {
        Answer answer = api.post("/reconciliations/summary?day=" + day);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText()).contains("a day that is not in the future");
    }

    @Test
    void saysWhichJobsThereAre() {
        assertThat(api.post("/reconciliations/taxes").json().path("detail").asText())
                .isEqualTo("There is no such job; there is: summary.");
    }

    @Test
    void isClosedToATokenOfSomeSources() {
        String token = api.token("shop-only", "operate", "shop");

        assertThat(api.get(token, "/reconciliations/summary").status()).isEqualTo(403);
        assertThat(api.post(token, "/reconciliations/summary").status()).isEqualTo(403);
    }
}
