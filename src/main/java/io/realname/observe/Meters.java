package io.realname.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.realname.casefile.Receipt;
import io.realname.casefile.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Counts and times what the program does. Labels are names of stages, states, destinations and the like, never of sources or cases, so
 * their number is bounded and nothing is personal. What is only read when somebody asks is set up when somebody asks first, for the start
 * must be quick. Thread-safe.
 */
public final class Meters implements Work.Witness, AutoCloseable {
    private static final String REJECTED = "rejected";
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final List<MeterBinder> waiting = new ArrayList<>();

    /** Meters of the machine and of the program's memory; the others follow. */
    public Meters() {
        bind(List.of(
                new JvmMemoryMetrics(),
                new JvmThreadMetrics(),
                new ProcessorMetrics(),
                new FileDescriptorMetrics(),
                new UptimeMetrics(),
                collections));
    }

    /** Adds what others measure. */
    public final void bind(List<MeterBinder> others) {
        synchronized (waiting) {
            waiting.addAll(others);
        }
    }

    /** Makes the counters of stages and destinations, so that they begin at zero and not with their first event. */
    void expect(Collection<String> stages, Collection<String> destinations) {
        bind(List.of(all -> make(stages, destinations)));
    }

    private void make(Collection<String> stages, Collection<String> destinations) {
        for (Receipt.Disposition disposition : Receipt.Disposition.values()) {
            submissions(disposition).increment(0);
        }
        for (String stage : stages) {
            taken(stage).increment(0);
            ended(stage, REJECTED, 0);
            for (Work.End end : Work.End.values()) {
                ended(stage, end.name(), 0);
            }
            duration(stage);
            running(stage);
        }
        for (String destination : destinations) {
            for (Work.End end : Work.End.values()) {
                calls(destination, end);
            }
        }
    }

    @Override
    public Work.Underway begun(String stage, int taken, Optional<String> destination) {
        taken(stage).increment(taken);
        LongTaskTimer.Sample sample = running(stage).start();
        return (end, tally) -> {
            Duration took = Duration.ofNanos(sample.stop());
            if (end == Work.End.DONE) {
                ended(stage, end.name(), tally.done());
                ended(stage, REJECTED, tally.rejected());
            } else {
                ended(stage, end.name(), taken);
            }
            duration(stage).record(took);
            destination.ifPresent(
                    called -> calls(DestinationProbe.plain(called), end).record(took));
        };
    }

    /** Counts what became of arrivals; what was taken in before does not count again. */
    public void entered(List<Receipt> receipts) {
        for (Receipt receipt : receipts) {
            if (!receipt.again()) {
                submissions(receipt.disposition()).increment();
            }
        }
    }

    /** Times an answered request. */
    public void answered(int status, Duration took) {
        Timer.builder("realname.http.requests")
                .description("Requests answered over HTTP, by status")
                .tag("status", String.valueOf(status))
                .register(registry)
                .record(took);
    }

    private Counter taken(String stage) {
        return Counter.builder("realname.stages.taken")
                .description("Submissions, cases or errands that a stage has taken")
                .tag("stage", stage)
                .register(registry);
    }

    private void ended(String stage, String outcome, int more) {
        Counter.builder("realname.stages.ended")
                .description("What became of them; what is missing of those taken came again later")
                .tag("stage", stage)
                .tag("outcome", outcome.toLowerCase(Locale.ROOT))
                .register(registry)
                .increment(more);
    }

    private Timer duration(String stage) {
        return Timer.builder("realname.stages")
                .description("How long a stage worked on what it took together")
                .tag("stage", stage)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private LongTaskTimer running(String stage) {
        return LongTaskTimer.builder("realname.stages.running")
                .description("Work that a stage has under way")
                .tag("stage", stage)
                .register(registry);
    }

    private Timer calls(String destination, Work.End end) {
        return Timer.builder("realname.calls")
                .description("Errands run to a destination")
                .tag("destination", destination)
                .tag("outcome", end.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Counter submissions(Receipt.Disposition disposition) {
        return Counter.builder("realname.submissions")
                .description("Submissions taken in by any way, by what they were taken as")
                .tag("disposition", disposition.code())
                .register(registry);
    }

    /** All there is, in Prometheus's text format. */
    public String text() {
        synchronized (waiting) {
            waiting.forEach(binder -> binder.bindTo(registry));
            waiting.clear();
        }
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
