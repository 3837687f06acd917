package io.realname.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.realname.casefile.Delays;
import io.realname.time.BusinessCalendar;
import io.realname.time.Shanghai;
import java.time.LocalDate;
import java.time.Month;

/**
 * Looks whether the holidays are known with which due dates are reckoned. Those of the next year are announced in November, and from
 * December on reviews and ICP checks are due there; a hold may reach there earlier.
 */
final class CalendarProbe implements Probe {
    private final Delays delays;
    private final BusinessCalendar calendar;

    CalendarProbe(Delays delays, BusinessCalendar calendar) {
        this.delays = delays;
        this.calendar = calendar;
    }

    @Override
    public String name() {
        return "calendar";
    }

    @Override
    public String look(Moments moments) {
        LocalDate today = Shanghai.dateOf(moments.now());
        int year = today.getYear();
        if (!calendar.isAnnounced(year)) {
            return missing(year);
        }
        boolean matters =
                !calendar.isAnnounced(year + 1) && (today.getMonth() == Month.DECEMBER || isReached(year + 1));
        return matters ? missing(year + 1) : "";
    }

    /** What is due later still does so because of a date that somebody wrote wrong. */
    private boolean isReached(int year) {
        return delays.furthest(Shanghai.startOf(LocalDate.of(year + 1, 1, 1)))
                .map(due -> Shanghai.dateOf(due).getYear() == year)
                .orElse(false);
    }

    private static String missing(int year) {
        return "The holidays of " + year
                + " are not known, so due dates that reach into it are provisional; add config/calendar/" + year
                + ".tsv as soon as the State Council has announced them, and start the service again.";
    }

    /** That there is a concern says all. */
    @Override
    public void bindTo(MeterRegistry registry) {}
}
