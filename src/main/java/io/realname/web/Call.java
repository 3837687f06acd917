package io.realname.web;

import io.realname.security.Caller;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request on its way to an answer. What blocks runs on worker threads, each request for itself. */
final class Call {
    private final Vertx vertx;
    private final RoutingContext context;

    Call(Vertx vertx, RoutingContext context) {
        this.vertx = vertx;
        this.context = context;
    }

    /** Whoever calls an address that is not open to everybody. */
    Caller caller() {
        return TokenCheck.callerOf(context);
    }

    Vertx vertx() {
        return vertx;
    }

    HttpServerRequest request() {
        return context.request();
    }

    Query query() {
        return new Query(context.queryParams());
    }

    String pathPart(String name) {
        return context.pathParam(name);
    }

    @Nullable
    String header(String name) {
        return context.request().getHeader(name);
    }

    /** The whole body; empty if there is none. */
    byte[] body() {
        Buffer body = context.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    /** Answers 200 with what {@code work} brings, as JSON. */
    void answer(Callable<?> work) {
        onWorker(work, value -> send(200, value));
    }

    /** The same on threads of its own, for what may take long. */
    void answer(WorkerExecutor workers, Callable<?> work) {
        then(workers.executeBlocking(work, false), value -> send(200, value));
    }

    <T> void onWorker(Callable<T> work, Consumer<T> then) {
        then(vertx.executeBlocking(work, false), then);
    }

    private <T> void then(Future<T> done, Consumer<T> then) {
        done.onFailure(this::fail).onSuccess(value -> {
            // The caller may have gone, or have been told meanwhile that it took too long.
            if (!isOver()) {
                then.accept(value);
            }
        });
    }

    boolean isOver() {
        return context.response().ended() || context.response().closed();
    }

    void putHeader(String name, String value) {
        context.response().putHeader(name, value);
    }

    void send(int status, Object value) {
        send(status, "application/json", Json.write(value));
    }

    void send(int status, String type, Buffer body) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .end(body);
    }

    void fail(Throwable failure) {
        if (!isOver()) {
            context.fail(failure);
        }
    }
}
