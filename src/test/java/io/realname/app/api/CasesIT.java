package io.realname.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realname.app.api.Api.Answer;
import io.realname.intake.TestInbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases over HTTP: found, paged, acted on, and their documents. */
@TestInstance(Lifecycle.PER_CLASS)
class CasesIT {
    private Api api;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        api = new Api(folder.resolve("data"));
        submit("C-1", "shop", "first.cn", null);
        submit("C-2", "mall", "second.cn", null);
        submit("C-3", "shop", "示例.cn", " 杭州");
        submit("D-4", "shop", "first-again.cn", " 杭州");
        api.judge();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private JsonNode submit(String id, String source, String domain, String name) {
        api.system = api.system.plusMillis(1);
        ObjectNode manifest = Api.manifest(id);
        manifest.putArray("domains").add(domain);
        if (name != null) {
            manifest.withObject("profile").put("name", name);
        }
        Answer answer = api.postForm(
                api.operator,
                "/submissions?source=" + source,
                Api.form(manifest).whole());
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json();
    }

    @ParameterizedTest
    @CsvSource({
        "'', D-4 C-3 C-2 C-1",
        "?state=rejected, D-4 C-3",
        "?source=mall, C-2",
        "?code=name.whitespace, D-4 C-3",
        "?code=name.none-such, ''",
        "?text=C-, C-3 C-2 C-1",
        "?text=first, D-4 C-1",
        "?text=%E7%A4%BA%E4%BE%8B, C-3",
        "?text=xn--, C-3",
        "?text=cond.cn, ''",
        "?text=C-&source=shop&state=rejected&code=name.whitespace, C-3"
    })
    void findsCases(String query, String ids) {
        List<String> found = api.get("/cases" + query).json().path("cases").findValuesAsText("submissionId").stream()
                .filter(id -> id.matches("[CD]-\\d"))
                .toList();

        assertThat(String.join(" ", found)).isEqualTo(ids);
    }

    @Test
    void pagesShowEachCaseOnceWhileOthersCome(@TempDir Path folder) throws IOException {
        try (Api busy = new Api(folder.resolve("busy"))) {
            List<String> there = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                busy.system = busy.system.plusMillis(1);
                there.add(
                        0,
                        busy.submit(Api.form(Api.manifest("P-" + i)))
                                .json()
                                .path("id")
                                .asText());
            }
            List<String> shown = new ArrayList<>();
            String next = "";
            for (int page = 0; next != null; page++) {
                JsonNode answer = busy.get("/cases?limit=2" + next).json();
                shown.addAll(answer.path("cases").findValuesAsText("id"));
                next = answer.has("next") ? "&before=" + answer.path("next").asText() : null;
                busy.system = busy.system.plusMillis(1);
                busy.submit(Api.form(Api.manifest("LATER-" + page)));
            }

            assertThat(shown).containsExactlyElementsOf(there);
        }
    }

    @Test
    void showsADocumentAndWritesDownToWhom() {
        String token = api.token("auditor", "documents,read", "shop");
        Answer answer = api.get(token, "/cases/C-1/documents/0");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().body()).isEqualTo(TestInbox.PICTURE);
        assertThat(answer.header("content-type")).isEqualTo("image/jpeg");
        assertThat(answer.header("content-disposition")).isEqualTo("attachment; filename=\"document-0.jpg\"");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("content-security-policy")).contains("sandbox");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        JsonNode events = api.get("/cases/C-1/events").json().path("events");
        assertThat(events.path(events.size() - 1).path("actor").asText()).isEqualTo("auditor");
        assertThat(events.path(events.size() - 1).path("note").asText()).isEqualTo("document 0 was shown");
    }

    @ParameterizedTest
    @CsvSource({"C-1, 1", "C-1, 999", "C-1, -1", "C-1, 99999999999", "C-1, x", "C-9, 0"})
    void showsNoDocumentThatIsNotThere(String id, String n) {
        int before = api.get("/cases/C-1/events").json().path("events").size();

        assertThat(api.get("/cases/" + id + "/documents/" + n).status()).isEqualTo(404);
        assertThat(api.get("/cases/C-1/events").json().path("events")).hasSize(before);
    }

    @Test
    void releasesAHoldOfTheRules() {
        ObjectNode manifest = Api.manifest("HELD-1");
        manifest.withObject("profile").put("idIssuedOn", "2026-03-02");
        api.submit(Api.form(manifest));
        api.judge();
        assertThat(api.get("/cases/HELD-1").json().path("state").asText()).isEqualTo("held");

        Answer answer = api.post("/cases/HELD-1/release");

        assertThat(answer.json().path("state").asText()).isEqualTo("screened");
        assertThat(answer.json().path("findings").findValuesAsText("severity")).doesNotContain("hold");
        assertThat(api.texts("select step from cases where submission_id = 'HELD-1'"))
                .containsExactly("enrich");
        assertThat(api.post("/cases/HELD-1/release").status()).isEqualTo(409);
    }

    @Test
    void opensAWithdrawnCaseAgainWithWhatItHolds() {
        submit("AGAIN-1", "shop", "again.cn", null);
        assertThat(api.post("/cases/AGAIN-1/resubmit").status()).isEqualTo(409);
        assertThat(api.post("/cases/AGAIN-1/withdraw").json().path("state").asText())
                .isEqualTo("withdrawn");

        Answer answer = api.post("/cases/AGAIN-1/resubmit");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("state").asText()).isEqualTo("received");
        assertThat(answer.json().has("decidedAt")).isFalse();
        assertThat(api.texts("select step from cases where submission_id = 'AGAIN-1'"))
                .containsExactly("screen");
    }

    @Test
    void whoActsStandsInTheEvents() {
        submit("ACT-1", "shop", "act.cn", null);
        String token = api.token("night-shift", "operate,read");
        api.post(token, "/cases/ACT-1/withdraw");

        JsonNode events = api.get("/cases/ACT-1/events").json().path("events");
        assertThat(events.path(events.size() - 1).path("actor").asText()).isEqualTo("night-shift");
    }

    @Test
    void tellsItsRulesAndStatistics() {
        JsonNode rules = api.get("/rules").json().path("rules");
        assertThat(rules.findValuesAsText("code"))
                .contains(
                        "manifest.unreadable",
                        "id-number.look-alike",
                        "document.corrupt",
                        "icp.not-synchronised",
                        "submission.conflict")
                .doesNotHaveDuplicates()
                .isSorted();
        JsonNode statistics = api.get("/statistics").json();
        assertThat(statistics.at("/states/mall").size()).isEqualTo(1);
        assertThat(statistics.at("/codes/name.whitespace").asInt()).isEqualTo(2);
    }

    @Test
    void everyAddressOfTheDocumentIsThereAndEveryOtherIsNot() {
        assertThat(api.openApi().operations()).allSatisfy(operation -> {
            String[] parts = operation.split(" ");
            String path = parts[1].replaceAll("\\{\\w+}", "x");
            Answer wrong = api.send(api.operator, api.request("PATCH", path, null));
            assertThat(wrong.status()).as(operation).isEqualTo(405);
            assertThat(wrong.header("allow").split(", ")).as(operation).contains(parts[0]);
        });
        assertThat(api.get("/reconciliations/registrar").status()).isEqualTo(404);
    }
}
