package io.realname.web;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.TimeoutHandler;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Which address leads where. What blocks runs on worker threads, each request for itself. */
final class ApiRoutes {
    /** The largest body that is read, in bytes; reviewers' answers are a few hundred. */
    static final int LARGEST_BODY = 64 << 10;

    private static final String API = "/api/v1";
    private static final String CALLBACKS = API + "/callbacks/reviews";
    private static final long MILLIS_FOR_ONE = 30_000;

    private static final String UP = "up";

    private final Vertx vertx;
    private final Router router;

    private ApiRoutes(Vertx vertx) {
        this.vertx = vertx;
        this.router = Router.router(vertx);
    }

    /** Health in a word. */
    private record Brief(String status) {}

    /** Health with all that was looked at. */
    private record Whole(String status, List<Health.Check> checks) {}

    /** A question about a case: its id or submission id, and the query. */
    private interface About {
        Object answer(String id, Query query);
    }

    static Router router(
            Vertx vertx, TokenCheck token, CaseRequests cases, CallbackTaker callbacks, Supplier<Health> health) {
        ApiRoutes routes = new ApiRoutes(vertx);
        Router router = routes.router;
        router.route().handler(TimeoutHandler.create(MILLIS_FOR_ONE, 503)).failureHandler(Problems::answer);
        router.route().handler(Busy.atMost(HttpService.MOST_AT_ONCE)).handler(ApiRoutes::headers);
        routes.health(health);
        router.route().handler(context -> {
            if (context.request().path().equals(CALLBACKS)) {
                context.next();
            } else {
                token.handle(context);
            }
        });
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        routes.on(HttpMethod.POST, CALLBACKS, context -> routes.callback(context, callbacks));
        routes.on(HttpMethod.GET, API + "/cases", context -> {
            Query query = new Query(context.queryParams());
            routes.answer(context, () -> cases.list(query));
        });
        routes.aboutCase(HttpMethod.GET, "", cases::show);
        routes.aboutCase(HttpMethod.GET, "/events", cases::events);
        routes.aboutCase(HttpMethod.POST, "/retry", cases::retry);
        routes.aboutCase(HttpMethod.POST, "/withdraw", cases::withdraw);
        router.route().handler(context -> context.fail(404));
        return router;
    }

    private static void headers(RoutingContext context) {
        // Answers hold personal data: no cache between us and the caller keeps them.
        context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        context.next();
    }

    private void health(Supplier<Health> health) {
        on(HttpMethod.GET, "/observe/health/live", context -> send(context, 200, new Brief(UP)));
        on(
                HttpMethod.GET,
                "/observe/health/ready",
                context -> onWorker(context, health::get, now -> {
                    send(context, status(now), new Brief(word(now)));
                }));
        on(
                HttpMethod.GET,
                "/observe/health",
                context -> onWorker(context, health::get, now -> {
                    send(context, status(now), new Whole(word(now), now.checks()));
                }));
    }

    private static int status(Health health) {
        return health.ready() ? 200 : 503;
    }

    private static String word(Health health) {
        return health.ready() ? UP : "down";
    }

    private void callback(RoutingContext context, CallbackTaker callbacks) {
        HttpServerRequest request = context.request();
        String id = request.getHeader("webhook-id");
        String timestamp = request.getHeader("webhook-timestamp");
        String signature = request.getHeader("webhook-signature");
        Buffer body = context.body().buffer();
        byte[] bytes = body == null ? new byte[0] : body.getBytes();
        onWorker(context, () -> callbacks.take(id, timestamp, signature, bytes), taken -> {
            if (taken) {
                context.response().setStatusCode(200).end();
            } else {
                context.fail(new Problem(401, "The callback is not signed by a reviewer, too old or altered."));
            }
        });
    }

    private void aboutCase(HttpMethod method, String what, About about) {
        on(method, API + "/cases/:id" + what, context -> {
            String id = context.pathParam("id");
            Query query = new Query(context.queryParams());
            answer(context, () -> about.answer(id, query));
        });
    }

    private void on(HttpMethod method, String path, Consumer<RoutingContext> handler) {
        router.route(method, path).handler(handler::accept);
        router.route(path).handler(context -> {
            context.response().putHeader(HttpHeaders.ALLOW, method.name());
            context.fail(new Problem(405, "Only " + method.name() + " is possible at this address."));
        });
    }

    private void answer(RoutingContext context, Callable<Object> work) {
        onWorker(context, work, value -> send(context, 200, value));
    }

    private <T> void onWorker(RoutingContext context, Callable<T> work, Consumer<T> then) {
        vertx.executeBlocking(work, false).onFailure(context::fail).onSuccess(value -> {
            // The caller may have been told meanwhile that it took too long.
            if (!context.response().ended()) {
                then.accept(value);
            }
        });
    }

    private static void send(RoutingContext context, int status, Object value) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Json.write(value));
    }
}
