package io.realname.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.realname.casefile.MailBook.Place;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnfetchedTest {
    private static final Place ONE = new Place("mailbox", 1, 1);
    private static final Place OTHER = new Place("mailbox", 1, 2);

    private Instant now = Instant.parse("2026-11-20T08:00:00Z");
    private final Unfetched unfetched = new Unfetched(() -> now);

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void leavesAMailAloneForLongerWithEachFailure() {
        unfetched.failed(ONE);
        assertThat(unfetched.isPaused(ONE)).isTrue();
        assertThat(unfetched.isPaused(OTHER)).isFalse();

        pass(Duration.ofSeconds(30));
        assertThat(unfetched.isPaused(ONE)).isFalse();
        unfetched.failed(ONE);

        pass(Duration.ofSeconds(59));
        assertThat(unfetched.isPaused(ONE)).isTrue();
        assertThat(unfetched.mostFailures()).isEqualTo(2);
    }

    @Test
    void asksForAMailWithinAboutAnHourHoweverOftenItFailed() {
        for (int i = 0; i < 100; i++) {
            unfetched.failed(ONE);
        }

        pass(Duration.ofMinutes(65));

        assertThat(unfetched.isPaused(ONE)).isFalse();
        assertThat(unfetched.mostFailures()).isEqualTo(100);
    }

    @Test
    void forgetsTheFailuresOfAMailThatCameOrHasGone() {
        unfetched.failed(ONE);
        unfetched.failed(OTHER);
        unfetched.failed(OTHER);

        unfetched.given(OTHER);
        assertThat(unfetched.mostFailures()).isEqualTo(1);

        pass(Duration.ofMinutes(11));
        assertThat(unfetched.mostFailures()).isZero();
    }
}
