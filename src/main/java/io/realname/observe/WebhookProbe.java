package io.realname.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.realname.casefile.Delays;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Looks for messages to webhooks that were given up: their sources do not know how their submissions ended. */
final class WebhookProbe implements Probe {
    /** What is older an operator has seen, and left as it is. */
    private static final Duration NEWS = Duration.ofDays(1);

    private final Delays delays;
    private final InstantSource system;
    private volatile int failed;

    WebhookProbe(Delays delays, InstantSource system) {
        this.delays = delays;
        this.system = system;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public String look(Moments moments) {
        failed = delays.givenUp(Instant.EPOCH);
        int lately = failed == 0 ? 0 : delays.givenUp(system.instant().minus(NEWS));
        return lately == 0
                ? ""
                : "Messages to webhooks that were given up in the last 24 hours: " + lately
                        + (lately < Delays.MOST ? "" : " or more")
                        + ". GET /api/v1/webhooks?state=failed lists them; once their receiver answers, have them sent again.";
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("realname.webhooks.failed", () -> failed)
                .description("Messages to webhooks that were given up and are still kept, 1000 at most")
                .register(registry);
    }
}
