package io.realname.simulator.reviewer;

import io.realname.time.Shanghai;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When a review is answered: after some business days, at some minute of office hours, both drawn from its id. */
final class AnswerTime {
    private static final int MOST_DAYS = 5;
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final int OPEN_MINUTES = 9 * 60;

    private final BusinessDays calendar;

    AnswerTime(BusinessDays calendar) {
        this.calendar = calendar;
    }

    /**
     * The business instant at which the answer is due.
     *
     * @param fixedDays how many business days it takes, or null to draw 1 to 3 for a profile, 1 to 2 for a domain
     */
    Instant due(UUID reviewId, boolean profile, @Nullable Integer fixedDays, Instant receivedAt) {
        SplittableRandom drawn =
                new SplittableRandom(reviewId.getMostSignificantBits() ^ reviewId.getLeastSignificantBits());
        int minute = drawn.nextInt(OPEN_MINUTES);
        int days = fixedDays == null ? 1 + drawn.nextInt(profile ? 3 : 2) : Math.min(Math.max(fixedDays, 1), MOST_DAYS);
        LocalDate date = calendar.plus(Shanghai.dateOf(receivedAt), days);
        return date.atTime(OPENS.plusMinutes(minute)).atZone(Shanghai.ZONE).toInstant();
    }
}
