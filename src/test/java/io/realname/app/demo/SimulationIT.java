package io.realname.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realname.app.Home;
import io.realname.app.StartRefused;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationIT {
    private static final Path PROGRAMS = Path.of("target", "postgresql");

    @TempDir
    Path folder;

    private Simulation start(Simulation.Kind kind, int port) throws Exception {
        Home home = new Home(Path.of(""), folder, folder.resolve("keys"));
        return new Simulation(kind, home, PROGRAMS, port, 86_400, InstantSource.system());
    }

    private static int status(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void theReviewerServesEveryRegistryAndKeepsItsSecretsOverAStart() throws Exception {
        Map<String, String> first;
        try (Simulation simulation = start(Simulation.Kind.REVIEWER, 0)) {
            first = simulation.settings();
            String url = first.get("realname.reviewers.verisign.url");
            assertThat(status(url + "/reviews/00000000-0000-0000-0000-000000000000"))
                    .as("unsigned")
                    .isEqualTo(401);
        }
        try (Simulation simulation = start(Simulation.Kind.REVIEWER, 0)) {
            assertThat(simulation.settings().get("realname.reviewers.cnnic.secret"))
                    .startsWith("whsec_")
                    .isEqualTo(first.get("realname.reviewers.cnnic.secret"));
        }
    }

    @Test
    void theAuthorityKnowsTheSamplesDomains() throws Exception {
        try (Simulation simulation = start(Simulation.Kind.ICP, 0)) {
            String url = simulation.settings().get("realname.icp.url");

            assertThat(status(url + "/domains/example-trade.cn")).isEqualTo(200);
            assertThat(status(url + "/domains/nobody-has-this.cn")).isEqualTo(404);
        }
    }

    @Test
    void theRegistrarIsReadByOneRoleThatCannotWrite() throws Exception {
        try (Simulation simulation = start(Simulation.Kind.REGISTRAR, 0)) {
            Map<String, String> settings = simulation.settings();
            try (var connection = DriverManager.getConnection(
                            settings.get("realname.registrar.url"),
                            settings.get("realname.registrar.user"),
                            settings.get("realname.registrar.password"));
                    var statement = connection.createStatement()) {
                var rows = statement.executeQuery("select count(*) from legacy.t_domain");
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isGreaterThan(200);
                assertThatThrownBy(() -> statement.execute("delete from legacy.t_domain"))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void aTakenPortIsSaidInASentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(Simulation.Kind.ICP, taken.getLocalPort()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("is taken");
        }
    }
}
