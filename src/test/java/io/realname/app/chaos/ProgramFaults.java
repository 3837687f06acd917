package io.realname.app.chaos;

import java.time.Duration;

/** What can happen to the program itself. */
final class ProgramFaults {
    private static final int BY_SIGKILL = 137;
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

    private ProgramFaults() {}

    /** {@code kill -9}. */
    record Killed(Ground ground) implements Fault {
        @Override
        public String name() {
            return "kill -9";
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
        public void begin() throws Exception {
            ground.node.program().kill();
            if (ground.node.program().exitStatus() != BY_SIGKILL) {
                throw new AssertionError(
                        "It ended by itself:\n" + ground.node.program().log());
            }
        }

        @Override
        public void end() throws Exception {
            ground.node.start();
        }

        /** It was dead, or {@link #begin} would have failed. */
        @Override
        public long happened() {
            return 1;
        }
    }

    /** The program stands still for longer than its leases last, and goes on. */
    static final class Suspended implements Fault {
        private static final Duration LASTS = Duration.ofSeconds(30);

        private final Ground ground;
        private boolean stoodStill;

        Suspended(Ground ground) {
            this.ground = ground;
        }

        @Override
        public String name() {
            return "SIGSTOP";
        }

        @Override
        public Duration lasts() {
            return LASTS;
        }

        @Override
        public Sign sign() {
            return Sign.CASES;
        }

        @Override
        public void begin() throws Exception {
            ground.node.program().signal("STOP");
        }

        @Override
        public void end() throws Exception {
            stoodStill = ground.node.program().standsStill();
            ground.node.program().signal("CONT");
        }

        @Override
        public long happened() {
            return stoodStill ? 1 : 0;
        }
    }

    /** SIGTERM: the program ends within ten seconds, as if nothing was wrong, and holds nothing back. */
    record Terminated(Ground ground) implements Fault {
        @Override
        public String name() {
            return "SIGTERM";
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
        public void begin() throws Exception {
            ground.node.program().signal("TERM");
            if (!ground.node.program().isDeadWithin(STOPS_WITHIN)) {
                throw new AssertionError("It does not stop within " + STOPS_WITHIN);
            }
            if (ground.node.program().exitStatus() != 0) {
                throw new AssertionError("Exit status " + ground.node.program().exitStatus());
            }
            long held = ground.database.one("select count(*) from outbox where lease_owner is not null", Long.class);
            if (held > 0 || !ground.files("work").isEmpty()) {
                throw new AssertionError(
                        held + " errands and " + ground.files("work").size() + " drops are still held");
            }
        }

        @Override
        public void end() throws Exception {
            ground.node.start();
        }

        @Override
        public long happened() {
            return 1;
        }
    }
}
