package io.realname.casefile;

import io.realname.submission.Arrival;
import io.realname.time.BusinessClock;
import io.realname.time.Shanghai;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of each source is taken in on one calendar day in Shanghai. The count is a row that changes in the transaction of the taking-in,
 * so that it holds for all processes and survives each of them; what is remembered here only saves work. Thread-safe.
 */
public final class DayQuotas {
    private static final Logger LOG = LoggerFactory.getLogger(DayQuotas.class);

    private final Jdbi jdbi;
    private final BusinessClock business;
    private final Map<String, LocalDate> spent = new ConcurrentHashMap<>();
    private volatile Map<String, Integer> quotas = Map.of();

    /** Quotas of the days of {@code business}; nobody has one yet. */
    public DayQuotas(Jdbi jdbi, BusinessClock business) {
        this.jdbi = jdbi;
        this.business = business;
    }

    /** Sets how many submissions a day are taken in of these sources; of all others any number is. */
    public void set(Map<String, Integer> bySource) {
        quotas = Map.copyOf(bySource);
    }

    /** Whether it is known that nothing more is taken in of that source today. */
    public boolean isSpent(String source) {
        LocalDate day = spent.get(source);
        return day != null && day.equals(business.today());
    }

    /** When what was received then and had to wait may come again: at 00:00 in Shanghai after its day, in business time. */
    public static Instant dayAfter(Instant receivedAt) {
        return Shanghai.startOf(Shanghai.dateOf(receivedAt).plusDays(1));
    }

    /** How long it is until then, in business time; zero if that day has begun. */
    public Duration untilDayAfter(Instant receivedAt) {
        Duration wait = Duration.between(business.now(), dayAfter(receivedAt));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** The sources that have used up their quota of today, by whichever process. */
    public Set<String> spent() {
        Map<String, Integer> all = quotas;
        if (all.isEmpty()) {
            return Set.of();
        }
        Map<String, Integer> taken =
                jdbi.withHandle(handle -> handle.createQuery("select source, taken from source_days where day = :day")
                        .bind("day", business.today())
                        .map((rs, context) -> Map.entry(rs.getString("source"), rs.getInt("taken")))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        return taken.entrySet().stream()
                .filter(source -> source.getValue() >= all.getOrDefault(source.getKey(), Integer.MAX_VALUE))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether there is a quota for that source. */
    boolean limits(String source) {
        return quotas.containsKey(source);
    }

    /** A source on one of its days. */
    record SourceDay(String source, LocalDate day) implements Comparable<SourceDay> {
        static SourceDay of(Arrival arrival) {
            return new SourceDay(arrival.source(), Shanghai.dateOf(arrival.receivedAt()));
        }

        @Override
        public int compareTo(SourceDay other) {
            int bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : day.compareTo(other.day);
        }
    }

    /** How many more may be taken in, the row locked until the transaction ends: nobody else takes in of that source meanwhile. */
    int room(Handle handle, SourceDay of) {
        int taken = handle.createQuery("""
                        insert into source_days (source, day, taken) values (:source, :day, 0)
                        on conflict (source, day) do update set taken = source_days.taken returning taken""")
                .bind("source", of.source())
                .bind("day", of.day())
                .mapTo(Integer.class)
                .one();
        return Math.max(0, quotas.getOrDefault(of.source(), Integer.MAX_VALUE) - taken);
    }

    /** Counts what was taken in. */
    void taken(Handle handle, SourceDay of, int more) {
        handle.createUpdate("update source_days set taken = taken + :more where source = :source and day = :day")
                .bind("source", of.source())
                .bind("day", of.day())
                .bind("more", more)
                .execute();
    }

    /** Remembers that nothing more is taken in of that source on that day. */
    void spent(SourceDay of, List<Arrival> left) {
        if (!of.day().equals(spent.put(of.source(), of.day()))) {
            LOG.warn(
                    "The source {} has used up its quota of {} submissions on {}; what it sends beyond waits until the next day.",
                    of.source(),
                    quotas.get(of.source()),
                    of.day());
        }
        LOG.debug("{} submissions of {} wait.", left.size(), of.source());
    }
}
