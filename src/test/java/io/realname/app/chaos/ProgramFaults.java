package io.realname.app.chaos;

import java.time.Duration;
import java.util.List;

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
        public Node worker() {
            return ground.node;
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

    /**
     * The program stands still for longer than its leases last, and goes on: meanwhile a second one has taken over what it had leased, and
     * it comes too late with what it had begun.
     */
    static final class Suspended implements Fault {
        private static final Duration LASTS = Duration.ofSeconds(30);

        private final Ground ground;
        private final Node heir;
        private boolean stoodStill;

        Suspended(Ground ground) {
            this.ground = ground;
            this.heir = ground.nodes.get(1);
        }

        @Override
        public String name() {
            return "SIGSTOP, a second node takes over";
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
        public Node worker() {
            return ground.node;
        }

        @Override
        public void begin() throws Exception {
            ground.node.program().signal("STOP");
            heir.start();
            heir.awaitReady();
        }

        @Override
        public void end() throws Exception {
            stoodStill = ground.node.program().standsStill();
            ground.node.program().signal("CONT");
        }

        @Override
        public long happened() throws Exception {
            heir.stop();
            return stoodStill ? 1 : 0;
        }
    }

    /** One of three nodes is killed; the others go on with what it had claimed and leased. */
    static final class NodeKilled implements Fault {
        private final Ground ground;

        NodeKilled(Ground ground) {
            this.ground = ground;
        }

        @Override
        public String name() {
            return "kill -9 of one of three nodes";
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
            return ground.nodes.get(1);
        }

        @Override
        public void begin() throws Exception {
            for (Node other : others()) {
                other.start();
            }
            others().forEach(Node::awaitReady);
            ground.node.program().kill();
        }

        /** Nobody starts it again before the others have gone on without it. */
        @Override
        public void end() {}

        @Override
        public long happened() throws Exception {
            ground.node.start();
            ground.node.awaitReady();
            for (Node other : others()) {
                other.stop();
            }
            return 1;
        }

        private List<Node> others() {
            return ground.nodes.subList(1, ground.nodes.size());
        }
    }

    /** SIGTERM: the program ends within ten seconds, as if nothing was wrong, and leaves no errand leased. */
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
        public Node worker() {
            return ground.node;
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
            if (held > 0) {
                throw new AssertionError(held + " errands are still leased");
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
