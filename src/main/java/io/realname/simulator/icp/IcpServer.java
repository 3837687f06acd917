package io.realname.simulator.icp;

import io.realname.simulator.Faults;
import io.realname.simulator.SimulatorHttp;
import io.realname.time.BusinessClock;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The ICP authority's HTTP face ({@code docs/protocols.md}). */
public final class IcpServer implements AutoCloseable {
    private final Vertx vertx;
    private final IcpStore store;
    private final BusinessClock clock;
    private final HttpServer server;

    /**
     * Starts serving what {@code store} holds.
     *
     * @param port 0 for any free one
     */
    public IcpServer(Vertx vertx, IcpStore store, BusinessClock clock, Faults faults, int port) {
        this.vertx = vertx;
        this.store = store;
        this.clock = clock;
        Router router = SimulatorHttp.router(vertx, faults);
        router.get("/domains/:domain").handler(this::show);
        server = SimulatorHttp.listen(vertx, router, port);
    }

    /** Where the authority is reached. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void show(RoutingContext context) {
        String domain = context.pathParam("domain").toLowerCase(Locale.ROOT);
        vertx.executeBlocking(() -> answer(domain), false)
                .onSuccess(answer -> answer.ifPresentOrElse(
                        body -> SimulatorHttp.answer(context, 200, body),
                        () -> SimulatorHttp.answer(context, 404, new JsonObject().put("known", false))))
                .onFailure(context::fail);
    }

    private Optional<JsonObject> answer(String domain) {
        Instant now = clock.now();
        return store.ask(domain, now).flatMap(known -> IcpAnswer.of(known.domain(), known.firstAskedAt(), now));
    }

    /** Stops answering; what it knows stays in the database. */
    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
