package io.realname.cli;

import io.realname.app.demo.SampleLife;
import io.realname.simulator.Sample;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One line a business day about how far the samples have come. */
final class Progress {
    private final PrintWriter out;
    private @Nullable LocalDate last;

    Progress(PrintWriter out) {
        this.out = out;
    }

    /** Prints the states of the samples, if a business day has passed since the last time. */
    void show(Instant now, Map<Sample, SampleLife> lives) {
        LocalDate today = io.realname.time.Shanghai.dateOf(now);
        if (today.equals(last)) {
            return;
        }
        last = today;
        Map<String, Integer> states = new TreeMap<>();
        lives.values().forEach(life -> states.merge(life.view().state().code(), 1, Integer::sum));
        StringBuilder line = new StringBuilder(today.toString());
        states.forEach(
                (state, count) -> line.append("  ").append(state).append(' ').append(count));
        out.println(line);
        out.flush();
    }
}
