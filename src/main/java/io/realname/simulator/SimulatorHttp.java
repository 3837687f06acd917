package io.realname.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.EnumSet;
import java.util.Set;

/** What the HTTP simulators share: a router whose faults can be switched, and a server on the loopback interface. */
public final class SimulatorHttp {
    /** The largest request that is read, in bytes. */
    public static final long MAX_BODY = 32L << 20;

    private static final String FAULTS = "/_faults";
    private static final long DRIP_MILLIS = 200;

    private SimulatorHttp() {}

    /** What simulators run on: it keeps no files, which a program that is killed would leave behind. */
    public static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    /** A router that reads bodies, offers {@code /_faults}, and lets every other request meet the faults. */
    public static Router router(Vertx vertx, Faults faults) {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY));
        router.errorHandler(413, context -> refuse(context, 413, "The request is larger than 32 MiB."));
        router.post(FAULTS).handler(context -> switchFaults(context, faults));
        router.get(FAULTS).handler(context -> answer(context, 200, new JsonObject().put("met", faults.met())));
        router.route().handler(context -> meet(context, faults));
        return router;
    }

    /**
     * Serves the router on 127.0.0.1 and returns when it is reachable.
     *
     * @param port 0 for any free one
     * @throws java.util.concurrent.CompletionException if the port is taken
     */
    public static HttpServer listen(Vertx vertx, Router router, int port) {
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Answers with a JSON object. */
    public static void answer(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(body.toBuffer());
    }

    /** Answers with a sentence about what was wrong with the request. */
    public static void refuse(RoutingContext context, int status, String sentence) {
        answer(context, status, new JsonObject().put("error", sentence));
    }

    private static void meet(RoutingContext context, Faults faults) {
        faults.next()
                .ifPresentOrElse(
                        fault -> {
                            switch (fault) {
                                case REFUSE -> context.request().connection().close();
                                case BROKEN -> refuse(context, 500, "The service is broken.");
                                case ERROR -> refuse(context, 503, "The service is down for a moment.");
                                case BUSY -> {
                                    context.response().putHeader("retry-after", "1");
                                    refuse(context, 429, "Too many requests; come again in a second.");
                                }
                                // The caller's own timeout has to end these.
                                case HANG -> faults.hold(context.response()::reset);
                                case DRIP -> drip(context, faults);
                            }
                        },
                        context::next);
    }

    private static void drip(RoutingContext context, Faults faults) {
        HttpServerResponse response = context.response().setChunked(true);
        long timer = context.vertx().setPeriodic(DRIP_MILLIS, id -> response.write(" "));
        response.closeHandler(closed -> context.vertx().cancelTimer(timer));
        faults.hold(response::reset);
    }

    private static void switchFaults(RoutingContext context, Faults faults) {
        try {
            JsonObject wanted = context.body().asJsonObject();
            faults.none();
            if (wanted.getString("requests") != null) {
                faults.requests(
                        Faults.OnRequest.of(wanted.getString("requests")),
                        wanted.getInteger("times", Integer.MAX_VALUE));
            }
            Set<Faults.OnCallback> callbacks = EnumSet.noneOf(Faults.OnCallback.class);
            wanted.getJsonArray("callbacks", new JsonArray())
                    .forEach(code -> callbacks.add(Faults.OnCallback.of(code.toString())));
            faults.callbacks(callbacks);
            context.response().setStatusCode(204).end();
        } catch (RuntimeException unusable) {
            refuse(context, 400, "Send {\"requests\": …, \"times\": …, \"callbacks\": […]} with known words.");
        }
    }
}
