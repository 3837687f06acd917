package io.realname.time;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/**
 * When a job runs that is about one day after the other, each once it is over. Immutable.
 *
 * @param at cron expression of Quartz, in Shanghai's time: a day's turn is the first such instant after its end
 * @param catchUpDays how many days back a missed turn is caught up
 */
public record DaySchedule(String at, int catchUpDays) {
    private static final int LONGEST_DAYS = 366;

    /** Refuses what cannot be meant. */
    public DaySchedule {
        cron(at);
        if (catchUpDays < 1 || catchUpDays > LONGEST_DAYS) {
            throw new IllegalArgumentException("catch-up-days of config/jobs.yaml is " + catchUpDays
                    + "; it must be from 1 to " + LONGEST_DAYS + " days.");
        }
    }

    /**
     * The day whose turn it is.
     *
     * @param last the last day that had its turn, null if none ever had: then only yesterday counts
     * @param now business instant
     */
    public Optional<LocalDate> due(@Nullable LocalDate last, Instant now) {
        LocalDate today = Shanghai.dateOf(now);
        LocalDate yesterday = today.minusDays(1);
        LocalDate oldest = today.minusDays(catchUpDays);
        LocalDate next = last == null ? yesterday : last.plusDays(1);
        LocalDate day = next.isBefore(oldest) ? oldest : next;
        return day.isAfter(yesterday) || !hasTurn(day, now) ? Optional.empty() : Optional.of(day);
    }

    private boolean hasTurn(LocalDate day, Instant now) {
        // Quartz looks for an instant after the given one, to the second.
        Instant lastSecond = Shanghai.startOf(day.plusDays(1)).minusSeconds(1);
        Date turn = cron(at).getNextValidTimeAfter(Date.from(lastSecond));
        return turn != null && !turn.toInstant().isAfter(now);
    }

    private static CronExpression cron(String expression) {
        try {
            CronExpression cron = new CronExpression(expression);
            cron.setTimeZone(TimeZone.getTimeZone(Shanghai.ZONE));
            return cron;
        } catch (ParseException e) {
            throw new IllegalArgumentException(
                    "\"" + expression + "\" of config/jobs.yaml is no cron expression: " + e.getMessage(), e);
        }
    }
}
