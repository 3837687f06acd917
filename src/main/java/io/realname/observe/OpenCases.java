package io.realname.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.realname.casefile.CaseState;
import io.realname.casefile.Delays;
import java.util.Map;

/** Counts the cases that are not over. Nothing about their number concerns an operator. */
final class OpenCases implements Probe {
    private final Delays delays;
    private volatile Map<CaseState, Long> counts = Map.of();

    OpenCases(Delays delays) {
        this.delays = delays;
    }

    @Override
    public String name() {
        return "open-cases";
    }

    @Override
    public String look(Moments moments) {
        counts = delays.open();
        return "";
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (CaseState state : CaseState.values()) {
            if (!state.isEnd()) {
                Gauge.builder("realname.cases.open", () -> counts.getOrDefault(state, 0L))
                        .description("Cases that are not over, by state")
                        .tag("state", state.code())
                        .register(registry);
            }
        }
    }
}
