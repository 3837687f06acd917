package io.realname.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.function.Supplier;

/** The figures of the service for Prometheus, open to everybody who reaches the port as health is; requests are counted for them. */
public final class MetricsPart implements Addresses.Part {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<String> text;
    private final Witness witness;

    /**
     * Tells these figures.
     *
     * @param text all of them in Prometheus's text format; may block
     * @param witness is told of each request
     */
    public MetricsPart(Supplier<String> text, Witness witness) {
        this.text = text;
        this.witness = witness;
    }

    /** Is told of every request that was answered. Implementations are thread-safe and return at once. */
    @FunctionalInterface
    public interface Witness {
        /** A request was answered with that status, so long after it had come. */
        void answered(int status, Duration took);
    }

    @Override
    public void addTo(Addresses addresses) {
        addresses.tell(witness);
        addresses.open(
                HttpMethod.GET,
                "/observe/metrics",
                call -> call.onWorker(text::get, all -> call.send(200, TEXT, Buffer.buffer(all))));
    }
}
