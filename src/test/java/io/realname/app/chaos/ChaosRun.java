package io.realname.app.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jdbi.v3.core.JdbiException;

/** One plan through one ground, while one fault after the other happens. */
final class ChaosRun {
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(2);
    private static final Duration MOST_CALM = Duration.ofMillis(1_500);
    private static final double NANOS = 1e9;

    private final Ground ground;
    private final Plan plan;
    private final long seed;
    private final Feeder feeder;
    private final Random random;
    private final List<Recovery> recoveries = new ArrayList<>();
    private int kills;

    ChaosRun(Ground ground, Plan plan, long seed) {
        this.ground = ground;
        this.plan = plan;
        this.seed = seed;
        this.feeder = new Feeder(plan, ground.data.resolve("inbox"));
        this.random = new Random(seed);
    }

    /**
     * Starts the program, lets the faults happen, and waits until all is settled.
     *
     * @param settles how long that may take at most
     */
    Outcome through(List<Fault> faults, Duration settles) throws Exception {
        long begun = System.nanoTime();
        ground.node.start();
        ground.node.awaitReady();
        int share = plan.drops().size() / (faults.size() + 1) / 2;
        feeder.drop(2 * share);
        for (Fault fault : faults) {
            pause(Duration.ofMillis(random.nextInt((int) MOST_CALM.toMillis())));
            feeder.drop(share);
            recoveries.add(strike(fault, share));
        }
        feeder.drop(plan.drops().size());
        settle(settles);
        ground.node.stop();
        return new Outcome(
                seed,
                plan.drops().size(),
                recoveries,
                Faults.notTried(ground),
                Tally.of(ground, plan),
                ground.verify(true),
                seconds(begun));
    }

    private Recovery strike(Fault fault, int share) throws Exception {
        fault.begin();
        pause(fault.lasts());
        feeder.drop(share);
        fault.end();
        long ended = System.nanoTime();
        awaitRecovery(fault, fault.sign().of(ground));
        double seconds =
                seconds(ended); // Before it is asked whether it happened, and the oracle, which may take a while.
        long happened = fault.happened();
        if (happened == 0) {
            throw new AssertionError(fault.name() + " did not happen.\n" + log());
        }
        boolean asked = isOracleAsked(fault);
        List<String> problems = asked ? ground.verify(false) : List.of();
        System.out.printf("%s: %.1f s%n", fault.name(), seconds);
        problems.forEach(System.out::println);
        return new Recovery(fault.name(), happened, seconds, asked, problems);
    }

    /** After every fault, but of the kills, which are most of them, after one in five. */
    private boolean isOracleAsked(Fault fault) {
        return !(fault instanceof ProgramFaults.Killed) || kills++ % 5 == 0;
    }

    private void awaitRecovery(Fault fault, long before) throws IOException {
        try {
            Awaitility.await()
                    .atMost(LONGEST_RECOVERY)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> fault.worker().isReady() && fault.sign().of(ground) > before && fault.isMended());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(fault.name() + ": nothing went on within " + LONGEST_RECOVERY + ".\n" + log(), e);
        }
    }

    private void settle(Duration longest) throws IOException {
        try {
            Awaitility.await()
                    .atMost(longest)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreException(JdbiException.class)
                    .until(() -> ground.isAtRest(plan.drops().size()));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Not settled after " + longest + ": " + ground.unsettled() + "\n" + log(), e);
        }
    }

    private String log() throws IOException {
        String log = ground.node.program().log();
        return log.substring(Math.max(0, log.length() - 20_000));
    }

    /** Lets time go by: so long lasts what is wrong, or nothing is. */
    static void pause(Duration time) {
        if (!time.isZero()) {
            Awaitility.await().atMost(time.plusSeconds(10)).pollDelay(time).until(() -> true);
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / NANOS;
    }
}
