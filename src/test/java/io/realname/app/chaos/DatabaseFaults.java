package io.realname.app.chaos;

import java.time.Duration;
import org.awaitility.Awaitility;

/** What can happen to the database and on the way to it. */
final class DatabaseFaults {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private DatabaseFaults() {}

    /** The server is stopped and started again. */
    static final class Stopped implements Fault {
        private final Ground ground;
        private final String how;
        private final String signal;
        private String before = "";

        private Stopped(Ground ground, String how, String signal) {
            this.ground = ground;
            this.how = how;
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
        public String name() {
            return "database stopped " + how;
        }

        @Override
        public Duration lasts() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Sign sign() {
            return Sign.CASES;
        }

        @Override
        public Node worker() {
            return ground.node;
        }

        @Override
        public void begin() throws Exception {
            before = ground.database.startTime();
            ground.database.stop(signal);
        }

        @Override
        public void end() {
            ground.database.start();
        }

        @Override
        public long happened() {
            return ground.database.startTime().equals(before) ? 0 : 1;
        }
    }

    /** The server ends connections in the midst of their transactions. */
    static final class BackendsEnded implements Fault {
        private static final int ENOUGH = 5;

        private final Ground ground;
        private int ended;

        BackendsEnded(Ground ground) {
            this.ground = ground;
        }

        @Override
        public String name() {
            return "backends ended in a transaction";
        }

        @Override
        public Duration lasts() {
            return Duration.ZERO;
        }

        @Override
        public Sign sign() {
            return Sign.CASES;
        }

        @Override
        public Node worker() {
            return ground.node;
        }

        @Override
        public void begin() {
            Awaitility.await()
                    .atMost(LONGEST)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> (ended += ground.database.endTransactions()) >= ENOUGH);
        }

        @Override
        public void end() {}

        @Override
        public long happened() {
            return ended;
        }
    }

    /** The server commits, and its word for it is lost on the way. */
    static final class CommitsCut implements Fault {
        private static final int CUTS = 20;

        private final Ground ground;
        private final int before;

        CommitsCut(Ground ground) {
            this.ground = ground;
            this.before = ground.line.commitsCut();
        }

        @Override
        public String name() {
            return "answer to a commit lost";
        }

        @Override
        public Duration lasts() {
            return Duration.ZERO;
        }

        @Override
        public Sign sign() {
            return Sign.CASES;
        }

        @Override
        public Node worker() {
            return ground.node;
        }

        @Override
        public void begin() {
            int cut = ground.line.commitsCut();
            ground.line.cutCommits(CUTS);
            Awaitility.await().atMost(LONGEST).until(() -> ground.line.commitsCut() - cut >= CUTS / 2);
        }

        @Override
        public void end() {
            ground.line.cutCommits(0);
        }

        @Override
        public long happened() {
            return ground.line.commitsCut() - before;
        }
    }

    /** All connections are cut and new ones are refused. */
    static final class Refused implements Fault {
        private final Ground ground;
        private final Duration lasts;
        private final int before;

        Refused(Ground ground, Duration lasts) {
            this.ground = ground;
            this.lasts = lasts;
            this.before = ground.line.refused();
        }

        @Override
        public String name() {
            return "connections refused";
        }

        @Override
        public Duration lasts() {
            return lasts;
        }

        @Override
        public Sign sign() {
            return Sign.CASES;
        }

        @Override
        public Node worker() {
            return ground.node;
        }

        @Override
        public void begin() {
            ground.line.refuse(true);
        }

        @Override
        public void end() {
            ground.line.refuse(false);
        }

        @Override
        public long happened() {
            return ground.line.refused() - before;
        }
    }
}
