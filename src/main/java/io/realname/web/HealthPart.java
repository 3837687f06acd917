package io.realname.web;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.function.Supplier;

/** Health, open to everybody who reaches the port. */
public final class HealthPart implements Addresses.Part {
    private static final String UP = "up";

    private final Supplier<Health> health;

    /**
     * Tells this health.
     *
     * @param health may block
     */
    public HealthPart(Supplier<Health> health) {
        this.health = health;
    }

    /** Health in a word. */
    private record Brief(String status) {}

    /** Health with all that was looked at. */
    private record Whole(String status, List<Health.Check> checks) {}

    @Override
    public void addTo(Addresses addresses) {
        addresses.open(HttpMethod.GET, "/observe/health/live", call -> call.send(200, new Brief(UP)));
        addresses.open(
                HttpMethod.GET,
                "/observe/health/ready",
                call -> call.onWorker(health::get, now -> call.send(status(now), new Brief(word(now)))));
        addresses.open(
                HttpMethod.GET,
                "/observe/health",
                call -> call.onWorker(health::get, now -> call.send(status(now), new Whole(word(now), now.checks()))));
    }

    private static int status(Health health) {
        return health.ready() ? 200 : 503;
    }

    private static String word(Health health) {
        return health.degraded() ? "degraded" : health.ready() ? UP : "down";
    }
}
