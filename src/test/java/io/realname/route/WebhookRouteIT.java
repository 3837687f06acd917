package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.realname.casefile.Errand;
import io.realname.casefile.TestFile;
import io.realname.casefile.TestSubmission;
import io.realname.casefile.WebhookBook.State;
import io.realname.http.HttpCalls;
import io.realname.notify.ResultErrands;
import io.realname.notify.Webhook;
import io.realname.notify.WebhookErrands;
import io.realname.submission.Code;
import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.Severity;
import io.realname.submission.Texts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 75-webhook}: results to the webhook of their source. */
class WebhookRouteIT {
    private static final Finding ERROR = Finding.of(new Code("name.blank", Severity.ERROR, "own"), "/profile/name");

    private final TestRoutes routes = new TestRoutes();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer receiver;
    private TestFile test;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
        test = new TestFile(folder);
        test.file.webhooks().serve(Set.of("R001"));
        ResultErrands results = new ResultErrands(
                test.file.jdbi(),
                test.file.reader(),
                test.file.outbox(),
                Texts.load(Path.of("config"), IdTypes.load(Path.of("config/id-types.yaml"))));
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        routes.work("webhook", test.errands(Errand.Kind.WEBHOOK))
                .bean(
                        "webhookErrands",
                        new WebhookErrands(
                                test.file.jdbi(),
                                test.file.webhooks(),
                                test.file.outbox(),
                                results,
                                new HttpCalls(Duration.ofSeconds(5)),
                                Map.of("R001", Webhook.of(url, "a secret for tests only, of some length", true)),
                                test.file.system()));
    }

    @AfterEach
    void stop() {
        routes.close();
        test.close();
        receiver.stop(0);
    }

    private List<State> states() {
        return test.file.webhooks().list(null, Set.of(), null, 10).stream()
                .map(message -> message.state())
                .toList();
    }

    @Test
    void sendsEachResultOnce() throws Exception {
        test.open(TestSubmission.of("S-1").found(ERROR));
        test.enter(TestSubmission.of("S-1"));

        routes.start("75-webhook.camel.yaml");

        Awaitility.await().until(() -> states().equals(List.of(State.DELIVERED, State.DELIVERED)));
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void sendsAgainWhatWasNotTaken() throws Exception {
        status = 503;
        test.open(TestSubmission.of("S-1").found(ERROR));

        routes.start("75-webhook.camel.yaml");
        Awaitility.await().until(() -> ids.size() == 1);
        status = 200;
        Awaitility.await().until(() -> {
            test.system = test.system.plusSeconds(61);
            return states().equals(List.of(State.DELIVERED));
        });

        assertThat(ids).containsOnly(ids.get(0));
    }
}
