package io.realname.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system clock that is wrong for a while, under a business clock that goes as fast as the real one. */
class WrongClockIT {
    private static final double DAY_SECONDS = Duration.ofDays(1).toSeconds();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONGEST_END = Duration.ofMinutes(2);
    private static final int DROPS = 60;

    @TempDir
    Path folder;

    private Plan plan;
    private Feeder feeder;

    /**
     * While it is wrong reviewers refuse what the program signs, so that calls fail and wait by a clock that is soon another. What was
     * to be done at once by a clock that was a day ahead is done a day later: nobody can tell it from what was meant for that day.
     */
    @Test
    void goesOnWithinSecondsWhenTheClockIsSetRightAndLosesNothing() throws Exception {
        plan = new Plan(7, DROPS, 4);
        try (Ground ground = new Ground(folder, plan, DAY_SECONDS)) {
            feeder = new Feeder(plan, ground.data.resolve("inbox"));
            ground.setClock(Duration.ofDays(1));
            ground.node.start();
            ground.node.awaitReady();
            feeder.drop(DROPS / 3);
            untilCallsFail(ground, Set.of());

            ground.setClock(Duration.ZERO);
            feeder.drop(DROPS / 3);
            untilAsked(ground, DROPS / 3, 2 * DROPS / 3);
            assertThat(ground.verify(false)).as("after the day ahead").isEmpty();

            Set<String> failedBefore = failed(ground);
            ground.setClock(Duration.ofHours(-2));
            feeder.drop(DROPS);
            untilCallsFail(ground, failedBefore);
            ground.setClock(Duration.ZERO);
            untilAsked(ground, DROPS / 3, DROPS);
            assertThat(ground.verify(false)).as("after the two hours back").isEmpty();

            ground.leap(Duration.ofDays(1));
            untilAsked(ground, 0, DROPS);

            ground.leapUntilAtRest(DROPS, LONGEST_END);
            ground.node.stop();
            assertThat(Tally.of(ground, plan).damage()).isEmpty();
            assertThat(ground.verify(true)).isEmpty();
        }
    }

    /** Reviewers refuse what the program signs: other calls than those that they have refused before. */
    private static void untilCallsFail(Ground ground, Set<String> before) {
        Awaitility.await().atMost(SOON).until(() -> !before.containsAll(failed(ground)));
    }

    private static Set<String> failed(Ground ground) {
        return Set.copyOf(ground.database.list(
                "select id || ' ' || version from outbox where last_error like '%HTTP 401%' and retry_at is not null"));
    }

    /** The review of every new holder among these drops has reached the reviewer. */
    private void untilAsked(Ground ground, int from, int to) {
        Set<String> holders = plan.drops().subList(from, to).stream()
                .filter(drop -> drop.kind() == Drop.Kind.SOUND || drop.kind() == Drop.Kind.OTHER_NAME)
                .map(plan::idNumber)
                .collect(Collectors.toSet());
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(asked(ground)).doesNotHaveDuplicates().containsAll(holders));
    }

    private static List<String> asked(Ground ground) {
        return ground.others
                .memory()
                .withHandle(handle -> handle.createQuery("select subject from simulator.review where kind = 'profile'")
                        .mapTo(String.class)
                        .list());
    }
}
