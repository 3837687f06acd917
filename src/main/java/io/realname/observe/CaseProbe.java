package io.realname.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.realname.casefile.CaseState;
import io.realname.casefile.Delays;
import java.util.Map;

/** Looks at the cases that stay in one state, and counts those that are not over. */
final class CaseProbe implements Probe {
    private final LineProbe waiting;
    private final Delays delays;
    private volatile Map<CaseState, Long> counts = Map.of();

    /** A probe of the lines that {@code waiting} looks at. */
    CaseProbe(LineProbe waiting, Delays delays) {
        this.waiting = waiting;
        this.delays = delays;
    }

    @Override
    public String name() {
        return waiting.name();
    }

    @Override
    public String look(Moments moments) {
        counts = delays.open();
        return waiting.look(moments);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        waiting.bindTo(registry);
        for (CaseState state : CaseState.values()) {
            if (!state.isEnd()) {
                Gauge.builder("realname.cases.open", () -> counts.getOrDefault(state, 0L))
                        .description("Cases that are not over")
                        .tag("state", state.code())
                        .register(registry);
            }
        }
    }
}
