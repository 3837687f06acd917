package io.realname.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.security.Caller;
import io.realname.security.TokenFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    private Instant now = Instant.parse("2026-06-01T04:00:00Z");
    private Access access;

    @BeforeEach
    void open(@TempDir Path folder) {
        access = new Access(TokenFile.open(folder.resolve("token")), text -> Optional.empty(), () -> now);
    }

    @Test
    void trustsATokenThatWasFoundForFiveSeconds() {
        access.note("good", "192.0.2.1", Optional.of(Caller.OPERATOR));

        now = now.plusMillis(4_999);
        assertThat(access.atOnce("good")).isEqualTo(Caller.OPERATOR);
        now = now.plusMillis(1);
        assertThat(access.atOnce("good")).isNull();
    }

    @Test
    void doesNotTrustATokenForHoursWhenTheClockIsSetBack() {
        access.note("good", "192.0.2.1", Optional.of(Caller.OPERATOR));

        now = now.minus(Duration.ofHours(2));

        assertThat(access.atOnce("good")).isNull();
    }

    @Test
    void turnsAnAddressAwayForTheRestOfAMinuteAfterTwentyWrongTokens() {
        guess(FailedAttempts.MOST - 1);
        assertThat(access.isTurnedAway("bad", "192.0.2.1")).isFalse();

        guess(1);
        assertThat(access.isTurnedAway("bad", "192.0.2.1")).isTrue();
        assertThat(access.isTurnedAway("bad", "192.0.2.2")).isFalse();
        now = now.plusSeconds(60);
        assertThat(access.isTurnedAway("bad", "192.0.2.1")).isFalse();
    }

    @Test
    void doesNotTurnAnAddressAwayForHoursWhenTheClockIsSetBack() {
        guess(FailedAttempts.MOST);

        now = now.minus(Duration.ofHours(2));

        assertThat(access.isTurnedAway("bad", "192.0.2.1")).isFalse();
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            access.note("bad", "192.0.2.1", Optional.empty());
        }
    }
}
