package io.realname.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import java.util.concurrent.atomic.AtomicInteger;

/** Closes connections beyond a number at once, so that nobody can take all our file descriptors. */
final class Connections implements Handler<HttpConnection> {
    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    Connections(int most) {
        this.most = most;
    }

    @Override
    public void handle(HttpConnection connection) {
        open.incrementAndGet();
        connection.closeHandler(closed -> open.decrementAndGet());
        if (open.get() > most) {
            connection.close();
        }
    }
}
