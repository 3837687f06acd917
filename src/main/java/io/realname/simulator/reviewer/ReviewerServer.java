package io.realname.simulator.reviewer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.simulator.Faults;
import io.realname.simulator.SimulatorHttp;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reviewers' HTTP face, one base path a registry ({@code docs/protocols.md}). */
public final class ReviewerServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewerServer.class);
    private static final int MOST_LISTED = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx;
    private final ReviewDesk desk;
    private final ReviewStore store;
    private final Map<String, Seal> seals;
    private final InstantSource system;
    private final AtomicBoolean ticking = new AtomicBoolean();
    private final HttpServer server;
    private final long timer;

    /**
     * Starts serving the registries that {@code seals} names.
     *
     * @param callbacks looked after every {@code tickMillis} milliseconds of real time
     * @param port 0 for any free one
     */
    public ReviewerServer(
            Vertx vertx,
            ReviewDesk desk,
            ReviewStore store,
            Map<String, Seal> seals,
            InstantSource system,
            Callbacks callbacks,
            Faults faults,
            long tickMillis,
            int port) {
        this.vertx = vertx;
        this.desk = desk;
        this.store = store;
        this.seals = Map.copyOf(seals);
        this.system = system;
        Router router = SimulatorHttp.router(vertx, faults);
        router.post("/:registry/reviews").handler(context -> authenticated(context, this::submit));
        router.get("/:registry/reviews").handler(context -> authenticated(context, this::list));
        router.get("/:registry/reviews/:id").handler(context -> authenticated(context, this::show));
        server = SimulatorHttp.listen(vertx, router, port);
        timer = vertx.setPeriodic(tickMillis, id -> tick(callbacks));
    }

    /** Where that registry's reviewer is reached. */
    public String baseUrl(String registry) {
        return "http://127.0.0.1:" + server.actualPort() + "/" + registry;
    }

    /** What a request leads to; it may wait for the database. */
    private interface Step {
        Answer of(String registry, RoutingContext context, byte[] body) throws IOException;
    }

    private record Answer(int status, JsonObject body) {
        static Answer error(int status, String sentence) {
            return new Answer(status, new JsonObject().put("error", sentence));
        }
    }

    private void authenticated(RoutingContext context, Step step) {
        HttpServerRequest request = context.request();
        String registry = context.pathParam("registry");
        Seal seal = seals.get(registry);
        byte[] body = context.body().buffer() == null
                ? new byte[0]
                : context.body().buffer().getBytes();
        if (seal == null) {
            SimulatorHttp.refuse(context, 404, "There is no registry " + registry + " here.");
        } else if (!seal.fits(
                request.getHeader("webhook-id"),
                request.getHeader("webhook-timestamp"),
                request.getHeader("webhook-signature"),
                body,
                system.instant())) {
            SimulatorHttp.refuse(context, 401, "The signature does not fit.");
        } else {
            vertx.executeBlocking(() -> step.of(registry, context, body), false)
                    .onSuccess(answer -> SimulatorHttp.answer(context, answer.status(), answer.body()))
                    .onFailure(context::fail);
        }
    }

    private Answer submit(String registry, RoutingContext context, byte[] body) {
        ReviewRequest request;
        try {
            request = JSON.readValue(body, ReviewRequest.class);
        } catch (IOException unreadable) {
            return Answer.error(400, "The body is not a review request.");
        }
        String fault = request.fault();
        if (fault != null) {
            return Answer.error(400, fault);
        }
        String id = request.reviewId().toString();
        if (!id.equals(context.request().getHeader("idempotency-key"))
                || !id.equals(context.request().getHeader("webhook-id"))) {
            return Answer.error(400, "Idempotency-Key and webhook-id have to be the reviewId.");
        }
        ReviewDesk.Acceptance acceptance = desk.accept(registry, request, body);
        return acceptance.status() == 409
                ? Answer.error(409, "This reviewId was used for another review.")
                : new Answer(acceptance.status(), acceptance.review().state());
    }

    private Answer show(String registry, RoutingContext context, byte[] body) {
        UUID id = uuid(context.pathParam("id"));
        if (id == null) {
            return Answer.error(404, "A reviewId is a UUID.");
        }
        return store.database()
                .withHandle(handle -> store.find(handle, registry, id))
                .map(review -> new Answer(200, review.state()))
                .orElseGet(() -> Answer.error(404, "There is no such review."));
    }

    private Answer list(String registry, RoutingContext context, byte[] body) {
        long after;
        int limit;
        try {
            after = Long.parseLong(context.request().getParam("after", "0"));
            limit = Math.max(1, Math.min(Integer.parseInt(context.request().getParam("limit", "100")), MOST_LISTED));
        } catch (NumberFormatException notANumber) {
            return Answer.error(400, "The cursor and the limit are numbers.");
        }
        List<Review> page = store.after(registry, after, limit);
        JsonArray states = new JsonArray();
        page.forEach(review -> states.add(review.state()));
        String next =
                page.size() < limit ? null : Long.toString(page.get(limit - 1).ordinal());
        return new Answer(200, new JsonObject().put("reviews", states).put("next", next));
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    /** Never two at a time: a callback that hangs must not be overtaken by the next tick. */
    private void tick(Callbacks callbacks) {
        if (ticking.compareAndSet(false, true)) {
            vertx.executeBlocking(
                            () -> {
                                callbacks.tick();
                                return true;
                            },
                            false)
                    .onFailure(fault -> LOG.warn("The reviewer could not look after its answers.", fault))
                    .onComplete(done -> ticking.set(false));
        }
    }

    /** Stops answering; what is not answered yet is answered after the next start. */
    @Override
    public void close() {
        vertx.cancelTimer(timer);
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
