package io.realname.app.chaos;

import java.time.Duration;
import org.awaitility.Awaitility;

/** What can happen to the database and on the way to it. */
final class DatabaseFaults {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private DatabaseFaults() {}

    /** The server is stopped and started again. */
    static final class Stopped extends Fault {
        private final String signal;
        private String before = "";

        private Stopped(Ground ground, String how, String signal) {
            super(ground, "database stopped " + how);
            this.signal = signal;
        }

        /** Connections are cut, data are written. */
        static Stopped fast(Ground ground) {
            return new Stopped(ground, "fast", "INT");
        }

        /** As if the power had failed. */
        static Stopped immediately(Ground ground) {
            return new Stopped(ground, "immediate", "QUIT");
        }

        @Override
        Duration lasts() {
            return Duration.ofSeconds(1);
        }

        @Override
        void begin() throws Exception {
            before = ground.database.startTime();
            ground.database.stop(signal);
        }

        @Override
        void end() {
            ground.database.start();
        }

        @Override
        long happened() {
            return ground.database.startTime().equals(before) ? 0 : 1;
        }
    }

    /** The server ends connections in the midst of their transactions. */
    static final class BackendsEnded extends Fault {
        private static final int ENOUGH = 5;

        private int ended;

        BackendsEnded(Ground ground) {
            super(ground, "backends ended in a transaction");
        }

        @Override
        void begin() {
            Awaitility.await()
                    .atMost(LONGEST)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> (ended += ground.database.endTransactions()) >= ENOUGH);
        }

        @Override
        void end() {}

        @Override
        long happened() {
            return ended;
        }
    }

    /** The server commits, and its word for it is lost on the way. */
    static final class CommitsCut extends Fault {
        private static final int CUTS = 20;

        private int before;

        CommitsCut(Ground ground) {
            super(ground, "answer to a commit lost");
        }

        @Override
        void begin() {
            before = ground.line.commitsCut();
            ground.line.cutCommits(CUTS);
            Awaitility.await().atMost(LONGEST).until(() -> happened() >= CUTS / 2);
        }

        @Override
        void end() {
            ground.line.cutCommits(0);
        }

        @Override
        long happened() {
            return ground.line.commitsCut() - before;
        }
    }

    /** All connections are cut and new ones are refused. */
    static final class Refused extends Fault {
        private final Duration lasts;
        private int before;

        Refused(Ground ground, Duration lasts) {
            super(ground, "connections refused");
            this.lasts = lasts;
        }

        @Override
        Duration lasts() {
            return lasts;
        }

        @Override
        void begin() {
            before = ground.line.refused();
            ground.line.refuse(true);
        }

        @Override
        void end() {
            ground.line.refuse(false);
        }

        @Override
        long happened() {
            return ground.line.refused() - before;
        }
    }
}
