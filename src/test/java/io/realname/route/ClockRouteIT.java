package io.realname.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ClockRouteIT {
    /** The bean of the route that is made to look for work. */
    public static final class Steps {
        public void screen(Object batch) {}
    }

    @Test
    void makesIdleRoutesLookForWorkAgainAndAgain() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        try (TestRoutes routes = new TestRoutes()) {
            routes.bean("rescreening", new Steps()).work("screen", () -> {
                looks.incrementAndGet();
                return Optional.empty();
            });
            routes.start("20-screening.camel.yaml");

            Awaitility.await().untilAsserted(() -> assertThat(looks).hasValueGreaterThan(4));
        }
    }
}
