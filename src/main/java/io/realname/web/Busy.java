package io.realname.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicInteger;

/** Turns requests away while too many are under way, so that what waits for the database stays bounded. */
final class Busy implements Handler<RoutingContext> {
    private final int most;
    private final AtomicInteger underWay = new AtomicInteger();

    private Busy(int most) {
        this.most = most;
    }

    static Busy atMost(int most) {
        return new Busy(most);
    }

    @Override
    public void handle(RoutingContext context) {
        if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            context.fail(new Problem(503, "The service is busy. Try again in a second."));
            return;
        }
        context.addEndHandler(end -> underWay.decrementAndGet());
        context.next();
    }
}
