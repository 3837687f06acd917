package io.realname.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.realname.casefile.Delays;
import io.realname.casefile.Delays.Delay;
import io.realname.casefile.Line;
import io.realname.time.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at lines in which something may wait for too long. */
final class LineProbe implements Probe {
    private final String name;
    private final String label;
    private final String concern;
    private final List<Line> lines;
    private final Delays delays;
    private final BiFunction<Moments, Line, Instant> bound;
    private final Map<String, Delay> seen = new ConcurrentHashMap<>();
    private volatile Instant looked = Instant.EPOCH;

    /**
     * A probe of lines.
     *
     * @param name of its health detail, and in the names of its meters
     * @param label of its meters, whose value is the name of a line
     * @param concern the sentence before the names of the lines concerned
     * @param bound the business instant since before which nothing in a line should wait
     */
    private LineProbe(
            String name,
            String label,
            String concern,
            List<Line> lines,
            Delays delays,
            BiFunction<Moments, Line, Instant> bound) {
        this.name = name;
        this.label = label;
        this.concern = concern;
        this.lines = lines;
        this.delays = delays;
        this.bound = bound;
    }

    /** What stages are to do by now and have not done. */
    static LineProbe ofStages(Delays delays, Alerts alerts) {
        return new LineProbe(
                "stages",
                "stage",
                "What is due is not done, by stage: ",
                Alerts.STAGES,
                delays,
                (moments, line) ->
                        moments.ago(Duration.ofMinutes(alerts.stages().getOrDefault(line.name(), 1))));
    }

    /** Cases that stay in one state. */
    static LineProbe ofCases(Delays delays, Alerts alerts) {
        return new LineProbe(
                "cases",
                "state",
                "Cases have not moved for longer than they should, by state: ",
                Alerts.WAITING,
                delays,
                (moments, line) ->
                        moments.ago(Span.ofBusinessDays(alerts.cases().getOrDefault(line.name(), 1))));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String look(Moments moments) {
        looked = moments.now();
        for (Line line : lines) {
            seen.put(line.name(), delays.of(line, bound.apply(moments, line), looked));
        }
        String late = lines.stream()
                .filter(line -> late(line) > 0)
                .map(line -> line.name() + " " + (late(line) < Delays.MOST ? "" : "at least ") + (long) late(line))
                .collect(Collectors.joining(", "));
        return late.isEmpty() ? "" : concern + late + ". ./realname cases --stuck lists the cases.";
    }

    /** The cases that have waited for too long, {@code limit} of each line at most. */
    Stream<UUID> late(Moments moments, int limit) {
        return lines.stream()
                .filter(line -> !line.equals(Line.MAILS))
                .flatMap(line -> delays.late(line, bound.apply(moments, line), limit).stream());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Line line : lines) {
            Gauge.builder("realname." + name + ".late", () -> late(line))
                    .description("How many have waited for longer than config/alerts.yaml allows, 1000 at most")
                    .tag(label, line.name())
                    .register(registry);
            Gauge.builder("realname." + name + ".oldest", () -> age(line))
                    .description("For how long the first of them has waited, in business time")
                    .tag(label, line.name())
                    .baseUnit("seconds")
                    .register(registry);
        }
    }

    private double late(Line line) {
        Delay delay = seen.get(line.name());
        return delay == null ? 0 : delay.late();
    }

    private double age(Line line) {
        Delay delay = seen.get(line.name());
        Instant oldest = delay == null ? null : delay.oldest();
        return oldest == null ? 0 : Duration.between(oldest, looked).toMillis() / 1e3;
    }
}
