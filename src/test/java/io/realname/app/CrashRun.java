package io.realname.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.realname.casefile.Failpoint;
import io.realname.simulator.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;

/** One feed through one installation; the program is started again whenever it halted at a failpoint. */
final class CrashRun implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private static final Duration PAUSE = Duration.ofMillis(100);
    /** On average; it is long enough for most starts to get somewhere and short enough for some to be cut off. */
    private static final int PAUSES_BETWEEN_KILLS = 25;

    private final TestInstallation place;
    private final CrashFeed feed;
    private final String serverProcess;
    private ChildProgram program;
    private int deaths;

    CrashRun(TestInstallation place, Samples samples, Path prepared) throws IOException {
        this.place = place;
        this.feed = CrashFeed.of(samples, prepared, place.data().resolve("inbox"));
        this.serverProcess = place.serverProcess();
    }

    /** Starts the program for the first time, with up to {@code most} drops in its inbox already. */
    void begin(String failpoint, int most) throws IOException {
        feed.drop(place.states(), most);
        program = place.start(failpoint);
    }

    /** Feeds what is due and waits until all is settled. */
    void untilRest() throws IOException {
        untilRest(0, Integer.MAX_VALUE, new Random());
    }

    /**
     * Feeds what is due, kills the program at instants drawn from {@code random}, and waits until all is settled.
     *
     * @param dropsBetween how many samples are dropped before the first kill, and more after each
     */
    void untilRest(int kills, int dropsBetween, Random random) throws IOException {
        AtomicInteger left = new AtomicInteger(kills);
        try {
            await().atMost(LONGEST).pollInterval(PAUSE).until(() -> {
                if (left.get() > 0 && random.nextInt(PAUSES_BETWEEN_KILLS) == 0) {
                    program.kill();
                    left.decrementAndGet();
                }
                keepAlive();
                int most = left.get() == 0 ? Integer.MAX_VALUE : dropsBetween * (1 + kills - left.get());
                feed.drop(place.states(), most);
                return left.get() == 0 && feed.isAllDropped() && place.isAtRest(feed.size());
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Not settled after " + LONGEST + ". The program said:\n" + program.log(), e);
        }
    }

    private void keepAlive() throws IOException {
        if (!program.isAlive()) {
            assertThat(program.exitStatus()).as(program.log()).isEqualTo(Failpoint.EXIT);
            assertThat(place.serverProcess())
                    .as("the database server outlives the program and is taken over")
                    .isEqualTo(serverProcess);
            deaths++;
            program = place.start("");
        }
    }

    /** How often the program halted at its failpoint or was killed. */
    int deaths() {
        return deaths;
    }

    CrashOutcome outcome() throws IOException {
        return CrashOutcome.of(place);
    }

    List<String> damage() throws IOException {
        return CrashDamage.in(place);
    }

    @Override
    public void close() throws Exception {
        if (program != null) {
            program.kill();
        }
        place.close();
    }
}
