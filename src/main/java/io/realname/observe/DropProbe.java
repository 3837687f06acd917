package io.realname.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.realname.intake.WaitingDrops;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Looks for drops that are not taken in: nobody claims them, or they fail again and again. A drop counts from when a look first found it at its
 * place, for its producer may have given it any time.
 */
final class DropProbe implements Probe {
    private final WaitingDrops drops;
    private final Duration most;
    private Map<Path, Instant> since = Map.of();
    private volatile Seen seen = new Seen(0, 0, Duration.ZERO);

    /** A probe that is concerned when a drop waits for longer than {@code most}. */
    DropProbe(WaitingDrops drops, Duration most) {
        this.drops = drops;
        this.most = most;
    }

    private record Seen(int waiting, long late, Duration oldest) {}

    @Override
    public String name() {
        return "drops";
    }

    @Override
    public String look(Moments moments) throws IOException {
        Instant now = moments.now();
        Map<Path, Instant> still = new HashMap<>();
        for (Path drop : drops.look()) {
            Instant before = since.getOrDefault(drop, now);
            still.put(drop, before.isAfter(now) ? now : before); // The clock may be set back.
        }
        since = still;
        Instant late = moments.ago(most);
        Instant first = still.values().stream().min(Instant::compareTo).orElse(now);
        long many =
                still.values().stream().filter(found -> found.isBefore(late)).count();
        seen = new Seen(still.size(), many, Duration.between(first, now));
        return many == 0
                ? ""
                : "Drops that lie in the inbox or are claimed, and are not taken in: " + many
                        + ". The log says why; look into inbox/, work/ and work-lots/ of the data folder.";
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("realname.drops.waiting", () -> seen.waiting())
                .description(
                        "Drops in the inbox and claimed ones, but for those of sources whose quota of today is used up")
                .register(registry);
        Gauge.builder("realname.drops.late", () -> seen.late())
                .description("How many of them have waited for longer than config/alerts.yaml allows")
                .register(registry);
        Gauge.builder("realname.drops.oldest", () -> seen.oldest().toMillis() / 1e3)
                .description("For how long the first of them has been seen there, in business time")
                .baseUnit("seconds")
                .register(registry);
    }
}
