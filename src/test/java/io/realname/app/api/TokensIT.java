package io.realname.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.app.api.Api.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens: what each opens, for which sources, and for how long. */
class TokensIT {
    @TempDir
    static Path folder;

    private static Api api;

    @BeforeAll
    static void start() throws IOException {
        api = new Api(folder.resolve("data"));
        api.submit(Api.form(Api.manifest("T-1")));
        api.postForm(
                api.operator,
                "/submissions?source=mall",
                Api.form(Api.manifest("T-2")).whole());
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void keepsNothingFromWhichATokenCouldBeMade() {
        String token = api.token("kept", "read");

        assertThat(token).matches("rn_[0-9a-f]{16}_[A-Za-z0-9_-]{43}");
        assertThat(api.texts("select api_tokens::text from api_tokens where name = 'kept'"))
                .singleElement()
                .asString()
                .doesNotContain(token.substring(20));
        assertThat(api.get("/tokens").text()).doesNotContain(token.substring(20));
    }

    @ParameterizedTest
    @CsvSource({
        "submit, POST, /submissions?source=shop, 415",
        "submit, POST, /validations?source=shop, 415",
        "submit, GET, /cases, 403",
        "submit, GET, /statistics, 403",
        "submit, GET, /rules, 200",
        "submit, GET, /webhooks, 403",
        "read, GET, /cases, 200",
        "read, GET, /cases/T-1, 200",
        "read, GET, /cases/T-1/events, 200",
        "read, GET, /cases/T-1/documents/0, 403",
        "read, POST, /cases/T-1/retry, 403",
        "read, POST, /cases/T-1/withdraw, 403",
        "read, POST, /submissions?source=shop, 403",
        "documents, GET, /cases/T-1/documents/0, 200",
        "documents, GET, /cases/T-1, 403",
        "operate, POST, /cases/T-1/release, 409",
        "operate, GET, /reconciliations/summary, 200",
        "read, GET, /reconciliations/summary, 403",
        "read, POST, /reconciliations/summary, 403",
        "operate, GET, /tokens, 403",
        "'submit,read,documents,operate', GET, /tokens, 403",
        "'submit,read,documents,operate', POST, /tokens, 403",
        "'submit,read,documents,operate', POST, /tokens/kept/revoke, 403",
    })
    void opensWhatItSaysAndNothingElse(String permissions, String method, String target, int status) {
        String name = Integer.toHexString((permissions + method + target).hashCode());
        String token = api.token("p" + name, permissions);

        assertThat(api.send(token, api.request(method, "/api/v1" + target, null))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /cases/T-1",
        "GET, /cases/T-1?source=shop",
        "GET, /cases/T-1/events",
        "GET, /cases/T-1/documents/0",
        "POST, /cases/T-1/withdraw",
        "POST, /cases/T-1/resubmit",
        "GET, /cases/{id}",
        "GET, /cases/{id}/documents/0",
        "POST, /cases/{id}/retry"
    })
    void aCaseOfAnotherSourceIsNotThere(String method, String target) {
        String token = tokenOfMall();
        String id = api.get("/cases/T-1").json().path("id").asText();
        Answer answer = api.send(token, api.request(method, "/api/v1" + target.replace("{id}", id), null));
        Answer unknown = api.get(token, "/cases/01900000-0000-7000-8000-000000000001");

        assertThat(answer.status()).isEqualTo(404);
        if (!target.contains("documents")) {
            assertThat(answer.text()).isEqualTo(unknown.text());
        }
    }

    @Test
    void listsAndCountsOnlyWhatIsOpenToIt() {
        String token = tokenOfMall();

        assertThat(api.get(token, "/cases").json().path("cases").findValuesAsText("source"))
                .containsOnly("mall");
        assertThat(api.get(token, "/cases?source=shop").json().path("cases")).isEmpty();
        assertThat(api.get(token, "/statistics").json().path("states").fieldNames())
                .toIterable()
                .containsExactly("mall");
    }

    @Test
    void submitsForItsOnlySourceWithoutNamingIt() {
        String token = api.token("of-shop", "submit", "shop");

        assertThat(api.postForm(
                                token,
                                "/submissions",
                                Api.form(Api.manifest("T-3")).whole())
                        .json()
                        .path("source")
                        .asText())
                .isEqualTo("shop");
        assertThat(api.postForm(
                                token,
                                "/submissions?source=mall",
                                Api.form(Api.manifest("T-4")).whole())
                        .status())
                .isEqualTo(403);
        assertThat(api.postForm(
                                api.operator,
                                "/submissions",
                                Api.form(Api.manifest("T-4")).whole())
                        .status())
                .isEqualTo(400);
    }

    private static String tokenOfMall() {
        return api.token("mall-" + api.count("api_tokens"), "submit,read,documents,operate", "mall");
    }

    @Test
    void opensNothingOnceItIsRevoked() {
        String token = api.token("revoked", "read");
        assertThat(api.get(token, "/cases").status()).isEqualTo(200);

        assertThat(api.post("/tokens/revoked/revoke").status()).isEqualTo(200);
        api.system = api.system.plusSeconds(5);

        assertThat(api.get(token, "/cases").status()).isEqualTo(401);
        assertThat(api.post("/tokens/revoked/revoke").status()).isEqualTo(404);
        assertThat(api.postJson("/tokens", "{\"name\":\"revoked\",\"permissions\":[\"read\"],\"days\":1}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void opensNothingOnceItHasExpired() throws IOException {
        try (Api other = new Api(folder.resolve("other"))) {
            String token = other.token("short", "read");
            other.system = other.system.plus(Duration.ofDays(30)).minusSeconds(1);
            assertThat(other.get(token, "/cases").status()).isEqualTo(200);

            other.system = other.system.plusSeconds(5);

            assertThat(other.get(token, "/cases").status()).isEqualTo(401);
        }
    }

    @Test
    void wrongTokensAreTurnedAwayBeforeTheDatabaseIsAskedAndGoodOnesAreNot() throws IOException {
        try (Api other = new Api(folder.resolve("guessed"))) {
            String token = other.token("good", "read");
            assertThat(other.get(token, "/cases").status()).isEqualTo(200);
            String wrong = token.substring(0, token.length() - 4) + "AAAA";
            for (int i = 0; i < 20; i++) {
                assertThat(other.get(wrong, "/cases").status()).isEqualTo(401);
            }

            assertThat(other.get(wrong, "/cases").status()).isEqualTo(429);
            assertThat(other.get(token, "/cases").status()).isEqualTo(200);
            assertThat(other.get("/cases").status()).isEqualTo(200);
            other.system = other.system.plusSeconds(60);
            assertThat(other.get(wrong, "/cases").status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{\"name\":\"x\",\"permissions\":[\"read\"]}",
                "{\"name\":\"../x\",\"permissions\":[\"read\"],\"days\":1}",
                "{\"name\":\"x\",\"permissions\":[],\"days\":1}",
                "{\"name\":\"x\",\"permissions\":[\"administer\"],\"days\":1}",
                "{\"name\":\"x\",\"permissions\":[null],\"days\":1}",
                "{\"name\":\"x\",\"permissions\":[\"read\"],\"sources\":[\"../\"],\"days\":1}",
                "{\"name\":\"x\",\"permissions\":[\"read\"],\"days\":100000}",
                "[[[[[[[[[[[[[[[[[[[["
            })
    void wishesThatMakeNoSenseAreRefused(String wish) {
        assertThat(api.postJson("/tokens", wish).status()).isEqualTo(400);
        assertThat(api.count("api_tokens where name = 'x'")).isZero();
    }
}
