package io.realname.web;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what failed. The caller of something unexpected gets an id that stands in the log as well, and no more. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private static final long MILLIS_TO_READ = 2_000;

    private Problems() {}

    /** Answers a request that a handler could not meet. */
    static void answer(RoutingContext context) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        problem(context).answer(context.response());
        hangUpSoon(context);
    }

    /** Whoever goes on sending what nobody reads gets time to read the answer, and no more. */
    private static void hangUpSoon(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.isEnded()) {
            context.vertx().setTimer(MILLIS_TO_READ, late -> {
                if (!request.isEnded()) {
                    request.connection().close();
                }
            });
        }
    }

    /** Answers what could not even be read as a request. */
    static void answerUnreadable(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        Problem problem;
        if (cause instanceof TooLongHttpLineException) {
            problem = new Problem(414, "The address of the request is too long; shorten it.");
        } else if (cause instanceof TooLongHttpHeaderException) {
            problem = new Problem(431, "The headers of the request are too large; send fewer or shorter ones.");
        } else {
            problem = new Problem(400, "The request is not HTTP; speak HTTP/1.1 without TLS to this port.");
        }
        problem.answer(request.response().putHeader("Connection", "close"));
    }

    private static Problem problem(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof Problem problem) {
            return problem;
        }
        return switch (context.statusCode()) {
            case 400 -> new Problem(400, "The request is malformed; compare it with /api/v1/openapi.json.");
            case 404 -> new Problem(404, "There is nothing at this address; /api/v1/openapi.json lists all there are.");
            case 413 ->
                new Problem(413, "The body is larger than " + Addresses.LARGEST_BODY + " bytes; send less at once.");
            case 503 -> new Problem(503, "The request was not answered in time. Try again.");
            default -> unexpected(failure);
        };
    }

    private static Problem unexpected(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.error("A request failed unexpectedly (error {}).", id, failure);
        return new Problem(
                500,
                "Something unexpected went wrong. Try again; if it happens again, ask the operator for what the log of the "
                        + "service tells about error " + id + ".");
    }
}
