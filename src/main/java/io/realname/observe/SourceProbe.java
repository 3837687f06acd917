package io.realname.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.realname.casefile.DayQuotas;
import io.realname.casefile.Delays;
import io.realname.casefile.Receipt;
import io.realname.time.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for sources that should have sent something by now: a folder that nobody fills any more looks like a quiet day. Of a source whose
 * quota is used up nobody can tell whether it is silent: it counts as heard.
 */
final class SourceProbe implements Probe {
    private static final Logger LOG = LoggerFactory.getLogger(SourceProbe.class);

    private final Delays delays;
    private final DayQuotas quotas;
    private final Map<String, Span> expected;
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private volatile Set<String> silent = Set.of();
    private @Nullable Instant first;

    /**
     * A probe of sources.
     *
     * @param expected for how long each may be silent, by name
     */
    SourceProbe(Delays delays, DayQuotas quotas, Map<String, Span> expected) {
        this.delays = delays;
        this.quotas = quotas;
        this.expected = Map.copyOf(expected);
    }

    @Override
    public String name() {
        return "sources";
    }

    /** Notes who sent something. */
    void heard(List<Receipt> receipts) {
        for (Receipt receipt : receipts) {
            if (expected.containsKey(receipt.arrival().source())) {
                heard.put(receipt.arrival().source(), receipt.arrival().receivedAt());
            }
        }
    }

    @Override
    public String look(Moments moments) {
        Instant begin = first == null ? moments.now() : first;
        first = begin;
        if (!expected.isEmpty()) {
            quotas.spent().forEach(source -> heard.put(source, moments.now()));
        }
        Set<String> now = new TreeSet<>();
        expected.forEach((source, span) -> {
            if (last(source, begin).isBefore(moments.ago(span))) {
                now.add(source);
            }
        });
        for (String source : now) {
            if (!silent.contains(source)) {
                LOG.warn("Nothing has come from the source {} for {}.", source, expected.get(source));
            }
        }
        silent = now;
        return now.isEmpty()
                ? ""
                : "Sources that have sent nothing for longer than they should: " + now.size() + "; the log names them.";
    }

    /** One that never sent anything counts from when it was first looked for. */
    private Instant last(String source, Instant never) {
        Instant stored = delays.latest(source).orElse(never);
        Instant seen = heard.getOrDefault(source, stored);
        return seen.isAfter(stored) ? seen : stored;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("realname.sources.silent", () -> silent.size())
                .description("Sources that have sent nothing for longer than their silent-after allows")
                .register(registry);
    }
}
