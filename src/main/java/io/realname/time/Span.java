package io.realname.time;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of business time, as it is written in settings: {@code 36 hours}, {@code 2 business days}. Immutable.
 *
 * @param amount how many, at least 1
 * @param businessDays whether business days are counted, hours otherwise
 */
public record Span(int amount, boolean businessDays) {
    /** How a span is written, for sentences. */
    public static final String FORM = "like \"36 hours\" or \"2 business days\"";

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,3}) (hours?|business days?)");

    /**
     * The span of that text.
     *
     * @throws IllegalArgumentException with a sentence if it is none
     */
    public static Span of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no span of time " + FORM + ".");
        }
        return new Span(Integer.parseInt(matcher.group(1)), matcher.group(2).startsWith("business"));
    }

    /** So many business days. */
    public static Span ofBusinessDays(int days) {
        return new Span(days, true);
    }

    /** As it is written in settings. */
    @Override
    public String toString() {
        return amount + (businessDays ? " business day" : " hour") + (amount == 1 ? "" : "s");
    }

    /**
     * The business instant that lies so far before {@code now}. Of business days it is the begin of one, in Shanghai, so that what
     * happened on that day is not yet further back.
     */
    public Instant before(Instant now, BusinessCalendar calendar) {
        return businessDays
                ? Shanghai.startOf(calendar.minusBusinessDays(Shanghai.dateOf(now), amount))
                : now.minus(Duration.ofHours(amount));
    }
}
