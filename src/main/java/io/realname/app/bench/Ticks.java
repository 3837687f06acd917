package io.realname.app.bench;

import io.realname.app.Home;
import io.realname.casefile.CaseFile;
import io.realname.security.Keys;
import io.realname.storage.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a tick takes in a small and in a large case file. In turns, in rounds of new connections, of which only one works at a time: where the
 * operating system lets the server's process for a connection run, beside us or on another processor, can double what a tick takes, and it changes. So
 * only figures of one round are held against each other.
 *
 * @param few nanoseconds of a tick in the small one, median of the rounds
 * @param many likewise in the large one
 * @param ratio of the large one's to the small one's in one round, median of the rounds
 */
public record Ticks(long few, long many, double ratio) {
    private static final int ROUNDS = 9;
    private static final int TICKS = 100;
    private static final int TICKS_BEFORE = 20;

    /** A round's medians. */
    private record Round(long few, long many) {
        double ratio() {
            return (double) many / few;
        }
    }

    /** Measures in the case files of two homes, by a clock that is wrong by {@code apart}. */
    static Ticks of(BenchGround ground, Home few, Home many, Duration apart, InstantSource system) {
        List<Round> rounds = new ArrayList<>();
        for (int i = -1; i < ROUNDS; i++) {
            Round round = new Round(tick(ground, few, apart, system), tick(ground, many, apart, system));
            if (i >= 0) { // The first one warms up.
                rounds.add(round);
            }
        }
        return new Ticks(
                (long) Summary.median(rounds, Round::few),
                (long) Summary.median(rounds, Round::many),
                Summary.median(rounds, Round::ratio));
    }

    private static long tick(BenchGround ground, Home home, Duration apart, InstantSource system) {
        try (Database database = ground.openAgain(home)) {
            CaseFile file = CaseFile.open(
                    database.jdbi(),
                    Keys.open(home.keys()),
                    () -> system.instant().plus(apart),
                    system);
            Tick tick = new Tick(file, system);
            long[] took = new long[TICKS];
            for (int i = -TICKS_BEFORE; i < TICKS; i++) {
                took[Math.max(0, i)] = tick.take();
            }
            Arrays.sort(took);
            return took[TICKS / 2];
        }
    }
}
