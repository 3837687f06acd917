package io.realname.simulator.reviewer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.simulator.SimulatorHttp;
import io.vertx.core.Vertx;
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
import org.jspecify.annotations.Nullable;

/** What can be asked of a reviewer over HTTP, under the base path of each registry ({@code docs/protocols.md}). */
final class ReviewEndpoints {
    private static final int MOST_LISTED = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx;
    private final ReviewDesk desk;
    private final ReviewStore store;
    private final Map<String, Seal> seals;
    private final InstantSource system;

    /** Serves the registries that {@code seals} names. */
    ReviewEndpoints(Vertx vertx, ReviewDesk desk, ReviewStore store, Map<String, Seal> seals, InstantSource system) {
        this.vertx = vertx;
        this.desk = desk;
        this.store = store;
        this.seals = Map.copyOf(seals);
        this.system = system;
    }

    void mount(Router router) {
        router.post("/:registry/reviews").handler(context -> authenticated(context, this::submit));
        router.get("/:registry/reviews").handler(context -> authenticated(context, this::list));
        router.get("/:registry/reviews/:id").handler(context -> authenticated(context, this::show));
    }

    /** What a signed request leads to; it may wait for the database. */
    private interface Step {
        Answer of(String registry, HttpServerRequest request, byte[] body) throws IOException;
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
            vertx.executeBlocking(() -> step.of(registry, request, body), false)
                    .onSuccess(answer -> SimulatorHttp.answer(context, answer.status(), answer.body()))
                    .onFailure(context::fail);
        }
    }

    private Answer submit(String registry, HttpServerRequest http, byte[] body) {
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
        if (!id.equals(http.getHeader("idempotency-key")) || !id.equals(http.getHeader("webhook-id"))) {
            return Answer.error(400, "Idempotency-Key and webhook-id have to be the reviewId.");
        }
        ReviewDesk.Acceptance acceptance = desk.accept(registry, request, body);
        return acceptance.status() == 409
                ? Answer.error(409, "This reviewId was used for another review.")
                : new Answer(acceptance.status(), acceptance.review().state());
    }

    private Answer show(String registry, HttpServerRequest http, byte[] body) {
        UUID id = uuid(http.getParam("id"));
        if (id == null) {
            return Answer.error(404, "A reviewId is a UUID.");
        }
        return store.database()
                .withHandle(handle -> store.find(handle, registry, id))
                .map(review -> new Answer(200, review.state()))
                .orElseGet(() -> Answer.error(404, "There is no such review."));
    }

    private Answer list(String registry, HttpServerRequest http, byte[] body) {
        long after;
        int limit;
        try {
            after = Long.parseLong(http.getParam("after", "0"));
            limit = Math.max(1, Math.min(Integer.parseInt(http.getParam("limit", "100")), MOST_LISTED));
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
}
