package io.realname.web;

import io.realname.security.Permission;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.TimeoutHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which address leads where, and who may go there. Each {@link Part} of the service adds its own. */
public final class Addresses {
    /** Where the API begins. */
    public static final String API = "/api/v1";

    /** The largest body that is read into memory, in bytes; reviewers' answers are a few hundred. */
    static final int LARGEST_BODY = 64 << 10;

    private static final long MILLIS_FOR_ONE = 30_000;
    private static final int SLOW_WORKERS = 2;

    private final Vertx vertx;
    private final List<Address> all = new ArrayList<>();
    private final WorkerExecutor slow;
    private MetricsPart.Witness witness = (status, took) -> {};

    Addresses(Vertx vertx) {
        this.vertx = vertx;
        this.slow = vertx.createSharedWorkerExecutor("slow", SLOW_WORKERS);
    }

    /** Threads for what may take long, so that everybody else is answered meanwhile. They end with the server. */
    WorkerExecutor slow() {
        return slow;
    }

    /** A part of the service that has addresses. */
    @FunctionalInterface
    public interface Part {
        /** Adds its addresses. */
        void addTo(Addresses addresses);
    }

    /** An address: who may go there (null: everybody who has a token), and whether its body is read before it is handled. */
    private record Address(
            HttpMethod method,
            String path,
            boolean open,
            @Nullable Permission permission,
            boolean bodyFirst,
            Consumer<Call> handler) {}

    /** Tells {@code teller} of every request that is answered. */
    void tell(MetricsPart.Witness teller) {
        witness = teller;
    }

    /** An address for everybody, token or not; its path has no variable parts. */
    void open(HttpMethod method, String path, Consumer<Call> handler) {
        all.add(new Address(method, path, true, null, true, handler));
    }

    /** An address below {@value #API} for whoever holds the permission; null: whoever has a token. */
    void on(HttpMethod method, String path, @Nullable Permission permission, Consumer<Call> handler) {
        all.add(new Address(method, API + path, false, permission, true, handler));
    }

    /** The same for a handler that reads the body itself, and minds the time it takes. */
    void onUpload(String path, Permission permission, Consumer<Call> handler) {
        all.add(new Address(HttpMethod.POST, API + path, false, permission, false, handler));
    }

    Router router(Access access) {
        Router router = Router.router(vertx);
        router.route().failureHandler(Problems::answer);
        router.route().handler(this::time);
        router.route().handler(Busy.atMost(HttpService.MOST_AT_ONCE)).handler(Addresses::headers);
        router.route().handler(new TokenCheck(vertx, access, openPaths()));
        Map<String, Set<String>> methods = new TreeMap<>();
        for (Address address : all) {
            add(router, address);
            methods.computeIfAbsent(address.path(), path -> new TreeSet<>())
                    .add(address.method().name());
        }
        methods.forEach((path, names) -> router.route(path).handler(context -> {
            context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", names));
            context.fail(new Problem(405, "Only " + String.join(" and ", names) + " is possible at this address."));
        }));
        router.route().handler(context -> context.fail(404));
        return router;
    }

    private Set<String> openPaths() {
        Set<String> paths = new HashSet<>();
        all.stream().filter(Address::open).forEach(address -> paths.add(address.path()));
        return paths;
    }

    private void add(Router router, Address address) {
        Permission needed = address.permission();
        if (needed != null) {
            router.route(address.method(), address.path()).handler(permitted(needed));
        }
        Route route = router.route(address.method(), address.path());
        if (address.bodyFirst()) {
            route.handler(TimeoutHandler.create(MILLIS_FOR_ONE, 503))
                    .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        }
        route.handler(context -> address.handler().accept(new Call(vertx, context)));
    }

    private static Handler<RoutingContext> permitted(Permission needed) {
        return context -> {
            if (TokenCheck.callerOf(context).may(needed)) {
                context.next();
            } else {
                context.fail(new Problem(
                        403,
                        "This token has not the permission " + needed.code()
                                + "; ask the operator for one that has it."));
            }
        };
    }

    private void time(RoutingContext context) {
        long begun = System.nanoTime();
        context.addEndHandler(end ->
                witness.answered(context.response().getStatusCode(), Duration.ofNanos(System.nanoTime() - begun)));
        context.next();
    }

    private static void headers(RoutingContext context) {
        // Answers hold personal data: no cache between us and the caller keeps them.
        context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        context.next();
    }
}
