package io.realname.simulator.reviewer;

import io.realname.simulator.Faults;
import io.realname.simulator.Population;
import io.realname.simulator.SimulatorHttp;
import io.realname.time.BusinessClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reviewers of several registries as one running service. */
public final class ReviewerServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewerServer.class);

    private final Vertx vertx;
    private final Callbacks callbacks;
    private final AtomicBoolean ticking = new AtomicBoolean();
    private final HttpServer server;
    private final long timer;
    private volatile Future<?> lastTick = Future.succeededFuture();

    /**
     * What a reviewer works with.
     *
     * @param store its memory
     * @param seals one for each registry that it serves, by the registry's name
     * @param population whom its authority databases know
     * @param calendar the business days by which it works
     * @param clock business time, by which answers are due
     * @param system system time, for signatures and the retries of callbacks
     * @param faults how it misbehaves
     */
    public record Setting(
            ReviewStore store,
            Map<String, Seal> seals,
            Population population,
            BusinessDays calendar,
            BusinessClock clock,
            InstantSource system,
            Faults faults) {}

    /**
     * Starts serving.
     *
     * @param tickMillis how often answers are looked after, in milliseconds of real time
     * @param port 0 for any free one
     */
    public ReviewerServer(Vertx vertx, Setting setting, long tickMillis, int port) {
        this.vertx = vertx;
        this.callbacks =
                new Callbacks(setting.store(), setting.seals(), setting.clock(), setting.system(), setting.faults());
        ReviewDesk desk = new ReviewDesk(setting.store(), setting.population(), setting.calendar(), setting.clock());
        Router router = SimulatorHttp.router(vertx, setting.faults());
        new ReviewEndpoints(vertx, desk, setting.store(), setting.seals(), setting.system()).mount(router);
        server = SimulatorHttp.listen(vertx, router, port);
        timer = vertx.setPeriodic(tickMillis, id -> tick());
    }

    /** Where that registry's reviewer is reached. */
    public String baseUrl(String registry) {
        return "http://127.0.0.1:" + server.actualPort() + "/" + registry;
    }

    /** Never two at a time: a callback that hangs must not be overtaken by the next tick. */
    private void tick() {
        if (ticking.compareAndSet(false, true)) {
            lastTick = vertx.executeBlocking(
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
        lastTick.toCompletionStage()
                .handle((done, fault) -> done)
                .toCompletableFuture()
                .join();
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
