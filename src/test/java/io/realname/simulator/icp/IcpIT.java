package io.realname.simulator.icp;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.simulator.Faults;
import io.realname.simulator.FiledDomain;
import io.realname.simulator.Holder;
import io.realname.simulator.IcpKnowledge;
import io.realname.simulator.Population;
import io.realname.simulator.Samples;
import io.realname.simulator.SimulatorHttp;
import io.realname.simulator.SimulatorSchema;
import io.realname.simulator.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcpIT {
    private final Vertx vertx = SimulatorHttp.vertx();
    private final Faults faults = new Faults();
    private volatile Instant business = Instant.parse("2026-03-07T01:00:00Z");
    private IcpStore store;
    private IcpServer server;

    @BeforeEach
    void start() throws Exception {
        Jdbi database = TestDatabase.fresh();
        SimulatorSchema.apply(database, Path.of("sql/simulator/icp.sql"));
        store = new IcpStore(database);
        store.load(Population.of(Samples.load(Path.of("samples")).all()).filed());
        server = new IcpServer(vertx, store, () -> business, faults, 0);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private HttpResponse<String> ask(String domain) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.baseUrl() + "/domains/" + domain))
                                .timeout(Duration.ofSeconds(2))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private JsonObject known(String domain) throws Exception {
        HttpResponse<String> answer = ask(domain);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    @Test
    void knowsAFiledDomainAsItsHolderSubmittedIt() throws Exception {
        JsonObject answer = known("example-trade.cn");

        assertThat(answer.getJsonObject("holder").getString("idNumber")).isEqualTo("91330100MA0000015W");
        assertThat(answer.getJsonObject("filing").getJsonObject("subject")).isEqualTo(answer.getJsonObject("holder"));
        assertThat(answer.getJsonObject("filing").getString("verdict")).isEqualTo("match");
        assertThat(answer.getBoolean("verified")).isTrue();
        assertThat(answer.getBoolean("expired")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"example-icp-unknown.cn", "nobody-has-heard-of-it.cn"})
    void saysThatItDoesNotKnowADomain(String domain) throws Exception {
        HttpResponse<String> answer = ask(domain);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new JsonObject(answer.body()).getBoolean("known")).isFalse();
    }

    @Test
    void learnsOfADomainSomeDaysAfterItWasFirstAsked() throws Exception {
        assertThat(ask("example-icp-late.cn").statusCode()).isEqualTo(404);
        business = business.plus(Duration.ofDays(1));
        assertThat(ask("example-icp-late.cn").statusCode()).isEqualTo(404);
        business = business.plus(Duration.ofDays(1));

        assertThat(known("example-icp-late.cn").getInstant("recordedAt")).isEqualTo("2026-03-09T01:00:00Z");
    }

    @Test
    void showsOlderDataForSomeDays() throws Exception {
        Holder holder = new Holder("杭州示例新主有限公司", "YYZZ", "1");
        store.load(List.of(new FiledDomain(
                "older.example.cn",
                holder,
                new IcpKnowledge(
                        false,
                        0,
                        Map.of("name", "杭州示例旧主有限公司"),
                        1,
                        false,
                        false,
                        false,
                        false,
                        false,
                        Map.of(),
                        null,
                        null))));

        assertThat(known("older.example.cn").getJsonObject("holder").getString("name"))
                .isEqualTo("杭州示例旧主有限公司");
        business = business.plus(Duration.ofDays(1));
        assertThat(known("older.example.cn").getJsonObject("holder").getString("name"))
                .isEqualTo("杭州示例新主有限公司");
    }

    @ParameterizedTest
    @CsvSource({
        "example-icp-unverified.cn, verified, false",
        "example-icp-expired.cn, expired, true",
        "example-icp-suffix.cc, suffixApproved, false",
        "example-icp-registrar.com, registrarApproved, false"
    })
    void saysWhatIsWrongWithADomain(String domain, String field, boolean value) throws Exception {
        assertThat(known(domain).getBoolean(field)).isEqualTo(value);
    }

    @Test
    void keepsToItsOwnVerdictOnAFiling() throws Exception {
        assertThat(known("example-icp-refile.cn").getJsonObject("filing").getString("verdict"))
                .isEqualTo("mismatch");
        assertThat(known("example-icp-name.cn").getJsonObject("filing").getString("verdict"))
                .isEqualTo("mismatch");
        assertThat(known("example-icp-none.cn").getJsonObject("filing")).isNull();
    }

    @Test
    void canBeDown() throws Exception {
        faults.requests(Faults.OnRequest.ERROR, 1);

        assertThat(ask("example-trade.cn").statusCode()).isEqualTo(503);
        assertThat(ask("example-trade.cn").statusCode()).isEqualTo(200);
    }
}
