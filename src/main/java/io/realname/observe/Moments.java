package io.realname.observe;

import io.realname.time.BusinessCalendar;
import io.realname.time.BusinessClock;
import io.realname.time.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Remembers which business instants went with which system instants. So it is known since when something that is due in business time has
 * waited in real time, whether business time runs fast in a demonstration, stands still in a test, or the machine slept. Thread-safe.
 */
final class Moments {
    private static final Duration KEPT = Duration.ofDays(3);
    private static final Duration APART = Duration.ofSeconds(10);

    private final BusinessClock business;
    private final InstantSource system;
    private final BusinessCalendar calendar;
    private final Deque<Moment> passed = new ArrayDeque<>();

    /** Nothing is remembered yet. */
    Moments(BusinessClock business, InstantSource system, BusinessCalendar calendar) {
        this.business = business;
        this.system = system;
        this.calendar = calendar;
    }

    private record Moment(Instant system, Instant business) {}

    /** Remembers the present moment. */
    synchronized void pass() {
        Moment now = new Moment(system.instant(), business.now());
        Moment last = passed.peekLast();
        if (last != null && now.system().isBefore(last.system())) {
            passed.clear(); // The clock was set back: how long ago the others were cannot be told.
        } else if (last != null && now.system().isBefore(last.system().plus(APART))) {
            return;
        }
        passed.addLast(now);
        while (passed.getFirst().system().isBefore(now.system().minus(KEPT))) {
            passed.removeFirst();
        }
    }

    /** The present business instant. */
    Instant now() {
        return business.now();
    }

    /** The business instant that was so long ago in real time; {@link Instant#EPOCH} if nothing is remembered of that time. */
    synchronized Instant ago(Duration time) {
        Instant then = system.instant().minus(time);
        Instant found = Instant.EPOCH;
        for (Moment moment : passed) {
            if (moment.system().isAfter(then)) {
                break;
            }
            found = moment.business();
        }
        return found;
    }

    /** The business instant that is so long ago in business time. */
    Instant ago(Span span) {
        return span.before(business.now(), calendar);
    }
}
