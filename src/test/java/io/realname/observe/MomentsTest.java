package io.realname.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.time.BusinessCalendar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final Instant BUSINESS = Instant.parse("2026-03-03T01:00:00Z");
    private static final Instant SYSTEM = Instant.parse("2026-11-20T08:00:00Z");

    private Instant business = BUSINESS;
    private Instant system = SYSTEM;
    private Moments moments;

    @BeforeEach
    void begin() throws IOException {
        moments = new Moments(() -> business, () -> system, BusinessCalendar.load(Path.of("config/calendar")));
        moments.pass();
    }

    @Test
    void knowsNothingOfTheTimeBeforeItsFirstMoment() {
        pass(Duration.ofMinutes(5), Duration.ofMinutes(5));

        assertThat(moments.ago(Duration.ofMinutes(6))).isEqualTo(Instant.EPOCH);
        assertThat(moments.ago(Duration.ofMinutes(5))).isEqualTo(BUSINESS);
    }

    @Test
    void tellsWhatBusinessTimeWasHoweverFastItRuns() {
        pass(Duration.ofMinutes(1), Duration.ofDays(60));
        pass(Duration.ofMinutes(1), Duration.ofDays(60));

        assertThat(moments.ago(Duration.ofMinutes(1))).isEqualTo(BUSINESS.plus(Duration.ofDays(60)));
        assertThat(moments.ago(Duration.ofMinutes(2))).isEqualTo(BUSINESS);
    }

    @Test
    void beginsAnewWhenTheClockIsSetBack() {
        pass(Duration.ofHours(3), Duration.ofHours(3));
        pass(Duration.ofHours(-2), Duration.ofHours(-2));

        assertThat(moments.ago(Duration.ofMinutes(1))).isEqualTo(Instant.EPOCH);
        pass(Duration.ofMinutes(1), Duration.ofMinutes(1));
        assertThat(moments.ago(Duration.ofMinutes(1))).isEqualTo(BUSINESS.plus(Duration.ofHours(1)));
    }

    @Test
    void forgetsWhatIsDaysAgo() {
        pass(Duration.ofDays(4), Duration.ofDays(4));

        assertThat(moments.ago(Duration.ofDays(4))).isEqualTo(Instant.EPOCH);
    }

    private void pass(Duration real, Duration trade) {
        system = system.plus(real);
        business = business.plus(trade);
        moments.pass();
    }
}
