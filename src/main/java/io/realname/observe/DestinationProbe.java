package io.realname.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.realname.casefile.Breakers;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Looks for destinations that keep failing. */
final class DestinationProbe implements Probe {
    /** The destination of all webhooks together. */
    static final String WEBHOOK = "webhook";

    private final Breakers breakers;
    private final Collection<String> destinations;

    /** A probe of these destinations; webhooks are one of them, whoever they belong to. */
    DestinationProbe(Breakers breakers, Collection<String> destinations) {
        this.breakers = breakers;
        this.destinations = Set.copyOf(destinations);
    }

    /** A destination as everybody may read it: a webhook's has its source's name. */
    static String plain(String destination) {
        return destination.startsWith(WEBHOOK) ? WEBHOOK : destination;
    }

    @Override
    public String name() {
        return "destinations";
    }

    @Override
    public String look(Moments moments) {
        Set<String> failing = failing();
        return failing.isEmpty()
                ? ""
                : "These keep failing and are spared for some seconds after each try: " + String.join(", ", failing)
                        + ". What is for them waits; the log says why.";
    }

    private Set<String> failing() {
        Set<String> failing = new TreeSet<>();
        breakers.failing().forEach(destination -> failing.add(plain(destination)));
        return failing;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String destination : destinations) {
            Gauge.builder("realname.destination.failing", () -> failing().contains(destination) ? 1 : 0)
                    .description("1 while the destination's breaker is open")
                    .tag("destination", destination)
                    .register(registry);
        }
    }
}
