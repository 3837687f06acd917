package io.realname.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.realname.casefile.CaseState;
import io.realname.web.TestService.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class CaseRequestsTest {
    private TestService service;

    @BeforeAll
    void start(@TempDir Path folder) {
        service = new TestService(folder);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void fourCases() {
        service.cases.all.clear();
        service.cases.add(1, "shop", "R-1", CaseState.HELD);
        service.cases.add(2, "shop", "R-2", CaseState.REJECTED);
        service.cases.add(3, "mall", "R-1", CaseState.HELD);
        service.cases.add(4, "mall", "R-4", CaseState.IN_REVIEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01900000-0000-7000-8000-000000000004", "01900000-0000-7000-8000-000000000004?x=1", "R-4"})
    void showsACaseByItsIdOrSubmissionId(String id) {
        JsonNode shown = service.get("/api/v1/cases/" + id).json();

        assertThat(shown.path("id").asText()).isEqualTo(FakeCases.id(4).toString());
        assertThat(shown.path("source").asText()).isEqualTo("mall");
        assertThat(shown.path("submissionId").asText()).isEqualTo("R-4");
        assertThat(shown.path("state").asText()).isEqualTo("in-review");
        assertThat(shown.path("receivedAt").asText()).isEqualTo("2026-06-01T01:00:00Z");
        assertThat(shown.path("dueAt").asText()).isEqualTo("2026-06-02T16:00:00Z");
        assertThat(shown.path("domains")).hasToString("""
                [{"name":"示例.cn","state":"verified","registry":"registry-a","verifiedAt":"2026-06-01T01:00:00Z"}]""");
    }

    @Test
    void listsTheCasesThatAreStuck() {
        service.cases.add(5, "shop", "R-5", CaseState.MANUAL);
        service.cases.add(6, "mall", "R-6", CaseState.MANUAL);

        JsonNode all = service.get("/api/v1/cases?stuck=true").json();
        JsonNode ofShop =
                service.get("/api/v1/cases?stuck=true&source=shop&state=manual").json();

        assertThat(all.path("cases").findValuesAsText("submissionId")).containsExactly("R-6", "R-5");
        assertThat(all.has("next")).isFalse();
        assertThat(ofShop.path("cases").findValuesAsText("submissionId")).containsExactly("R-5");
        assertThat(service.get("/api/v1/cases?stuck=perhaps").status()).isEqualTo(400);
    }

    @Test
    void leavesOutWhatIsNotThere() {
        JsonNode shown = service.get("/api/v1/cases/R-4").json();

        assertThat(shown.has("decidedAt")).isFalse();
        assertThat(shown.has("failure")).isFalse();
        assertThat(shown.at("/findings/0").has("until")).isFalse();
    }

    @Test
    void tellsFindingsInTheLanguageOfTheCaseMostSevereFirst() {
        JsonNode findings = service.get("/api/v1/cases/R-4").json().path("findings");

        assertThat(findings)
                .extracting(finding -> finding.path("code").asText())
                .containsExactly("name.whitespace", "contact.email-unverified");
        assertThat(findings.at("/0/severity").asText()).isEqualTo("error");
        assertThat(findings.at("/0/field").asText()).isEqualTo("/profile/name");
        assertThat(findings.at("/0/message").asText()).containsPattern("\\p{IsHan}");
        assertThat(findings.at("/0/suggestion").asText()).isEqualTo("杭州示例网络有限公司");
        assertThat(findings.at("/1/until").asText()).isEqualTo("2026-06-02T16:00:00Z");
    }

    @Test
    void tellsFindingsInTheLanguageAskedFor() {
        JsonNode finding = service.get("/api/v1/cases/R-4?language=en").json().at("/findings/0");

        assertThat(finding.path("message").asText()).doesNotContainPattern("\\p{IsHan}");
        assertThat(finding.path("remedy").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R-9",
                "01900000-0000-7000-8000-00000000dead",
                "1-1-1-1-1",
                "%2e%2e%2f%2e%2e",
                "%00",
                "%F0%9F%92%A9",
                "R-1'%20or%201=1",
                "-R-1",
                "R-1?source=market"
            })
    void knowsNoSuchCase(String id) {
        Answer answer = service.get("/api/v1/cases/" + id);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.json()).hasToString("""
                {"type":"about:blank","title":"Not Found","status":404,\
                "detail":"There is no case with this id or submission id; compare it with the list of cases."}""");
    }

    @Test
    void namesTheSourcesThatUseTheSameSubmissionId() {
        Answer answer = service.get("/api/v1/cases/R-1");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("detail").asText()).contains("mall, shop").contains("?source=");
    }

    @Test
    void takesTheSourceThatIsNamed() {
        assertThat(service.get("/api/v1/cases/R-1?source=shop")
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo(FakeCases.id(1).toString());
    }

    @Test
    void listsPagesUntilTheLastOne() {
        JsonNode first = service.get("/api/v1/cases?limit=3").json();
        JsonNode second = service.get(
                        "/api/v1/cases?limit=3&before=" + first.path("next").asText())
                .json();

        assertThat(ids(first)).isEqualTo(List.of(id(4), id(3), id(2)));
        assertThat(ids(second)).isEqualTo(List.of(id(1)));
        assertThat(second.has("next")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "state=held, 3 1",
        "source=shop, 2 1",
        "state=held&source=mall, 3",
        "state=closed, ''",
        "state=&source=&before=&limit=, 4 3 2 1",
        "before=01900000-0000-7000-8000-000000000003, 2 1"
    })
    void listsTheCasesAskedFor(String query, String expected) {
        JsonNode page = service.get("/api/v1/cases?" + query).json();

        List<String> numbers = expected.isEmpty() ? List.of() : List.of(expected.split(" "));
        assertThat(ids(page))
                .isEqualTo(numbers.stream()
                        .map(number -> id(Integer.parseInt(number)))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "/cases?state=lost, state",
        "/cases?limit=0, limit",
        "/cases?limit=201, limit",
        "/cases?limit=99999999999, limit",
        "/cases?limit=x, limit",
        "/cases?before=R-1, before",
        "/cases?source=..%2Fetc, source",
        "/cases?language=fr, language",
        "/cases/R-4?language=ZH, language",
        "/cases/R-4?source=%00, source"
    })
    void refusesAQueryThatMakesNoSense(String path, String name) {
        Answer answer = service.get("/api/v1" + path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText())
                .startsWith("The value of \"" + name + "\" must be ")
                .endsWith(".");
    }

    @Test
    void showsTheEventsOldestFirst() {
        JsonNode events = service.get("/api/v1/cases/R-4/events").json().path("events");

        assertThat(events.get(0)).hasToString("""
                {"at":"2026-06-01T01:00:00Z","actor":"intake","to":"received","codes":[]}""");
        assertThat(events.get(1)).hasToString("""
                {"at":"2026-06-02T16:00:00Z","actor":"screening","domain":"示例.cn","from":"received","to":"held",\
                "codes":["name.whitespace"],"note":"note"}""");
    }

    @Test
    void showsACaseAsItIsAfterTheAction() {
        Answer answer = service.post("/api/v1/cases/R-4/withdraw");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("state").asText()).isEqualTo("withdrawn");
        assertThat(answer.json().path("id").asText()).isEqualTo(FakeCases.id(4).toString());
    }

    @Test
    void saysWhyAnActionIsNotPossible() {
        Answer answer = service.post("/api/v1/cases/R-4/retry");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("detail").asText()).isEqualTo("Only a case that is held can be retried.");
    }

    @Test
    void doesNothingWithACaseThatIsAmbiguous() {
        assertThat(service.post("/api/v1/cases/R-1/withdraw").status()).isEqualTo(409);
        assertThat(service.cases.all).noneMatch(view -> view.state() == CaseState.WITHDRAWN);
    }

    private static List<String> ids(JsonNode page) {
        return page.path("cases").findValuesAsText("id");
    }

    private static String id(int number) {
        return FakeCases.id(number).toString();
    }
}
