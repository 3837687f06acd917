package io.realname.web;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service over HTTP, from {@link #start()} to {@link #close()}. */
public final class HttpService implements AutoCloseable {
    /** Requests that are worked on at once; further ones are asked to come again. */
    static final int MOST_AT_ONCE = 64;

    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);
    private static final int WORKERS = 8;
    private static final int MOST_CONNECTIONS = 256;
    private static final int IDLE_SECONDS = 60;
    private static final int LARGEST_HEADERS = 8 << 10;
    private static final int LONGEST_LINE = 4 << 10;
    /** Of a form, in bytes: a little more than a manifest may have. */
    private static final int LARGEST_FIELD = (1 << 20) + (1 << 10);

    private static final int MOST_FIELDS = 256;
    private static final long MILLIS_TO_CLOSE = 2_000;
    private static final Pattern NOT_ENCODED = Pattern.compile("%(?!\\p{XDigit}{2})");

    private final HttpServerOptions options;
    private final Access access;
    private final List<Addresses.Part> parts;
    private @Nullable Vertx vertx;

    /**
     * A service that does not run yet.
     *
     * @param port 0 for any free one
     * @param parts what it consists of
     */
    public HttpService(String host, int port, Access access, List<Addresses.Part> parts) {
        // HTTP/1 alone: then a connection carries one request at a time, and bounding one bounds the other.
        options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setHttp2ClearTextEnabled(false)
                .setMaxHeaderSize(LARGEST_HEADERS)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxFormAttributeSize(LARGEST_FIELD)
                .setMaxFormFields(MOST_FIELDS)
                .setIdleTimeout(IDLE_SECONDS);
        this.access = access;
        this.parts = List.copyOf(parts);
    }

    /**
     * Starts to serve and returns the actual port.
     *
     * @throws IllegalStateException with a sentence if the port cannot be had
     */
    public synchronized int start() {
        if (vertx != null) {
            throw new IllegalStateException("The service runs already.");
        }
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(WORKERS)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        Addresses addresses = new Addresses(vertx);
        parts.forEach(part -> part.addTo(addresses));
        Router router = addresses.router(access);
        try {
            return vertx.createHttpServer(options)
                    .connectionHandler(new Connections(MOST_CONNECTIONS))
                    .invalidRequestHandler(Problems::answerUnreadable)
                    .requestHandler(request -> route(request, router))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .actualPort();
        } catch (CompletionException e) {
            close();
            throw new IllegalStateException(
                    "The service cannot listen on " + options.getHost() + ":" + options.getPort()
                            + ". Is another program using the port? Choose another one with realname.http.port.",
                    e);
        }
    }

    /** The router would log such an address as a failure of ours, before it asks who sent it. */
    private static void route(HttpServerRequest request, Router router) {
        if (NOT_ENCODED.matcher(request.uri()).find()) {
            new Problem(400, "The address is not encoded as it should be; write a percent sign as %25.")
                    .answer(request.response());
        } else {
            router.handle(request);
        }
    }

    /** Stops to serve, within two seconds; requests under way are cut off. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (vertx == null) {
            return;
        }
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(MILLIS_TO_CLOSE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The HTTP service did not close in order; the program goes on ending.", e);
        }
        vertx = null;
    }
}
