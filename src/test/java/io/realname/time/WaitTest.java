package io.realname.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaitTest {
    private static final Instant NOW = Instant.parse("2026-03-03T01:00:00Z");

    private final Wait wait = Wait.from(NOW, Duration.ofSeconds(10));

    @Test
    void lastsUntilItsEnd() {
        assertThat(wait.isOver(NOW)).isFalse();
        assertThat(wait.isOver(NOW.plusMillis(9_999))).isFalse();
        assertThat(wait.isOver(NOW.plusSeconds(10))).isTrue();
    }

    @Test
    void isOverWhenTheClockWasSetBack() {
        assertThat(wait.isOver(NOW.minusMillis(1_001))).isTrue();
        assertThat(wait.isOver(NOW.minusMillis(1_000))).isFalse();
    }

    @Test
    void thereIsNothingToWaitForWithoutOne() {
        assertThat(Wait.NONE.isOver(NOW)).isTrue();
    }
}
