package io.realname.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakersTest {
    private Instant now = Instant.EPOCH;
    private final Breakers breakers = new Breakers(() -> now);

    @Test
    void sparesADestinationAfterFiveFailuresInARow() {
        fail("cnnic", 4);
        assertThat(breakers.closedDestinations()).isEmpty();

        fail("cnnic", 1);
        fail("gtld", 1);
        assertThat(breakers.closedDestinations()).containsExactly("cnnic");
    }

    @Test
    void triesAgainAfterTwoSeconds() {
        fail("cnnic", 5);

        now = now.plusMillis(1_999);
        assertThat(breakers.closedDestinations()).containsExactly("cnnic");
        now = now.plusMillis(1);
        assertThat(breakers.closedDestinations()).isEmpty();
    }

    @Test
    void sparesItAgainAfterOneMoreFailure() {
        fail("cnnic", 5);
        now = now.plusSeconds(2);

        fail("cnnic", 1);

        assertThat(breakers.closedDestinations()).containsExactly("cnnic");
    }

    @Test
    void namesADestinationUntilItAnswers() {
        fail("cnnic", 4);
        assertThat(breakers.failing()).isEmpty();

        fail("cnnic", 1);
        now = now.plusSeconds(60);
        assertThat(breakers.failing()).containsExactly("cnnic");

        breakers.succeeded("cnnic");
        assertThat(breakers.failing()).isEmpty();
    }

    @Test
    void forgetsADestinationWhereNothingIsDueAnyMore() {
        fail("cnnic", 5);
        breakers.begun("cnnic");

        now = now.plusSeconds(301);
        assertThat(breakers.failing()).containsExactly("cnnic");
        now = now.plusSeconds(1);
        assertThat(breakers.failing()).isEmpty();
        assertThat(breakers.closedDestinations()).isEmpty();
        fail("cnnic", 4);
        assertThat(breakers.failing()).isEmpty();
    }

    @Test
    void remembersADestinationThatAsksToBeLeftAloneForLonger() {
        fail("cnnic", 4);
        breakers.failed("cnnic", Duration.ofMinutes(15));

        now = now.plus(Duration.ofMinutes(19));
        assertThat(breakers.failing()).containsExactly("cnnic");
        now = now.plus(Duration.ofMinutes(1));
        assertThat(breakers.failing()).isEmpty();
    }

    @Test
    void letsTheNextOneTryAfterOneThatSaysNothingAboutTheDestination() {
        fail("cnnic", 5);
        now = now.plusSeconds(2);
        breakers.begun("cnnic");

        breakers.left("cnnic");

        assertThat(breakers.closedDestinations()).isEmpty();
        assertThat(breakers.failing()).containsExactly("cnnic");
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        fail("cnnic", 5);
        breakers.succeeded("cnnic");
        fail("cnnic", 4);

        assertThat(breakers.closedDestinations()).isEmpty();
    }

    @Test
    void letsOneAtATimeTryWhetherItWorksAgain() {
        fail("cnnic", 5);
        now = now.plusSeconds(2);

        breakers.begun("cnnic");
        assertThat(breakers.closedDestinations()).containsExactly("cnnic");
        assertThat(breakers.succeeded("cnnic")).isTrue();
        assertThat(breakers.closedDestinations()).isEmpty();
        assertThat(breakers.succeeded("cnnic")).isFalse();
    }

    @Test
    void leavesADestinationAloneForAsLongAsItAsks() {
        breakers.failed("cnnic", Duration.ofSeconds(30));

        now = now.plusMillis(29_999);
        assertThat(breakers.closedDestinations()).containsExactly("cnnic");
        now = now.plusMillis(1);
        assertThat(breakers.closedDestinations()).isEmpty();
    }

    @Test
    void doesNotWaitForHoursWhenTheClockIsSetBack() {
        fail("cnnic", 5);

        now = now.minus(Duration.ofHours(2));

        assertThat(breakers.closedDestinations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "6, 32", "7, 60", "1000, 60"})
    void backsOffTwiceAsLongWithEachFailureUpToAMinute(int failures, int seconds) {
        for (int i = 0; i < 200; i++) {
            assertThat(BackOff.after(failures))
                    .isBetween(Duration.ofMillis(seconds * 500L), Duration.ofMillis(seconds * 1_000L));
        }
    }

    @Test
    void doesNotLetWhatFailedTogetherComeBackTogether() {
        assertThat(java.util.stream.IntStream.range(0, 50)
                        .mapToObj(i -> BackOff.after(5))
                        .distinct())
                .hasSizeGreaterThan(10);
    }

    private void fail(String destination, int times) {
        for (int i = 0; i < times; i++) {
            breakers.failed(destination, Duration.ZERO);
        }
    }
}
