package io.realname.app.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which faults a run has, in an order that a seed draws. */
final class Faults {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private Faults() {}

    /** Every kind once, none of them for long, and so many kills. */
    static List<Fault> once(Ground ground, int kills, long seed) {
        List<Fault> faults = kills(ground, kills);
        faults.addAll(kinds(ground, SHORT, SHORT));
        return shuffled(faults, seed);
    }

    /** Every kind so many times, in longer and longer outages, and so many kills. */
    static List<Fault> often(Ground ground, int kills, int times, long seed) {
        List<Fault> faults = kills(ground, kills);
        for (int i = 0; i < times; i++) {
            faults.addAll(kinds(ground, A_MINUTE, SHORT.multipliedBy(5L * (i + 1))));
        }
        return shuffled(faults, seed);
    }

    private static List<Fault> kills(Ground ground, int count) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            faults.add(new ProgramFaults.Killed(ground));
        }
        return faults;
    }

    private static List<Fault> kinds(Ground ground, Duration outage, Duration misbehaviour) {
        List<Fault> faults = new ArrayList<>(List.of(
                new ProgramFaults.Terminated(ground),
                new ProgramFaults.Suspended(ground),
                ProgramFaults.NodeKilled.ofTwo(ground),
                ProgramFaults.NodeKilled.ofThree(ground),
                DatabaseFaults.Stopped.fast(ground),
                DatabaseFaults.Stopped.immediately(ground),
                new DatabaseFaults.BackendsEnded(ground),
                new DatabaseFaults.CommitsCut(ground),
                new DatabaseFaults.Refused(ground, outage)));
        faults.addAll(OthersFault.ofRequests(ground, misbehaviour));
        faults.addAll(OthersFault.ofAnswers(ground, misbehaviour));
        if (ground.disk.isMounted()) {
            faults.add(new DiskFull(ground));
        }
        return faults;
    }

    /** The kinds that cannot be tried on this machine, with the reason. */
    static List<String> notTried(Ground ground) {
        return ground.disk.isMounted() ? List.of() : List.of(DiskFull.NAME + " (only root may mount a small one)");
    }

    private static List<Fault> shuffled(List<Fault> faults, long seed) {
        Collections.shuffle(faults, new Random(seed));
        return faults;
    }
}
