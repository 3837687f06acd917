package io.realname.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.realname.casefile.Failures;
import io.realname.web.Health;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every {@value #SECONDS_APART} seconds at what may need an operator, and keeps what it saw, so that health and metrics can be asked as
 * often as anybody likes. However long a look takes, it takes no more than a fiftieth of the time. Thread-safe.
 */
public final class Watch implements MeterBinder, AutoCloseable {
    /** From one look to the next, if looking is quick. */
    static final long SECONDS_APART = 15;

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long SECONDS_TO_FIRST = 3;
    private static final int REST = 50;
    private static final Duration BLIND = Duration.ofMinutes(5);

    private final List<Probe> probes;
    private final Moments moments;
    private final InstantSource system;
    private final Map<String, String> concerns = new ConcurrentHashMap<>();
    private volatile Instant looked;
    private @Nullable ScheduledExecutorService thread;

    /** A watch that does not look yet. */
    Watch(List<Probe> probes, Moments moments, InstantSource system) {
        this.probes = List.copyOf(probes);
        this.moments = moments;
        this.system = system;
        this.looked = system.instant();
    }

    /** Looks from now on until it is closed. */
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread one = new Thread(task, "watch");
            one.setDaemon(true);
            return one;
        });
        thread = started;
        next(started, TimeUnit.SECONDS.toNanos(SECONDS_TO_FIRST));
    }

    private void lookAgain(ScheduledExecutorService on) {
        long begun = System.nanoTime();
        look();
        long rest = Math.max(TimeUnit.SECONDS.toNanos(SECONDS_APART), REST * (System.nanoTime() - begun));
        if (!on.isShutdown()) {
            next(on, rest);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // A look fails in the log.
    private void next(ScheduledExecutorService on, long nanos) {
        on.schedule(() -> lookAgain(on), nanos, TimeUnit.NANOSECONDS);
    }

    /** Looks at everything once. What cannot be looked at is as it was, and the next look tries again. */
    public void look() {
        moments.pass();
        boolean all = true;
        for (Probe probe : probes) {
            try {
                note(probe.name(), probe.look(moments));
            } catch (IOException | RuntimeException e) {
                LOG.warn("The watch cannot look at {}: {}. It is tried again.", probe.name(), Failures.reason(e));
                all = false;
            }
        }
        if (all) {
            looked = system.instant();
        }
    }

    private void note(String name, String concern) {
        String before = concern.isEmpty() ? concerns.remove(name) : concerns.put(name, concern);
        if (before == null && !concern.isEmpty()) {
            LOG.warn("An operator is needed. {}", concern);
        } else if (before != null && concern.isEmpty()) {
            LOG.info("No operator is needed for {} any more.", name);
        }
    }

    /** What was seen, for the health page. */
    public List<Health.Check> checks() {
        List<Health.Check> checks = new ArrayList<>();
        boolean blind = age().compareTo(BLIND) > 0;
        checks.add(Health.Check.concern(
                "watch",
                blind
                        ? "What follows is " + age().toMinutes() + " minutes old; the log says why it is not newer."
                        : ""));
        for (Probe probe : probes) {
            checks.add(Health.Check.concern(probe.name(), concerns.getOrDefault(probe.name(), "")));
        }
        return checks;
    }

    private Duration age() {
        Duration age = Duration.between(looked, system.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("realname.watch.age", () -> age().toMillis() / 1e3)
                .description("How old is what the gauges beside it say")
                .baseUnit("seconds")
                .register(registry);
        for (Probe probe : probes) {
            Gauge.builder("realname.concern", () -> concerns.containsKey(probe.name()) ? 1 : 0)
                    .description("1 while this part of health needs an operator")
                    .tag("part", probe.name())
                    .register(registry);
            probe.bindTo(registry);
        }
    }

    /** Looks no more. */
    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }
}
