package io.realname.app.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** What can happen to the program itself. */
final class ProgramFaults {
    private static final int BY_SIGKILL = 137;
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(90);
    /** Until the database has done what a program that stands still had still asked it to do. */
    private static final Duration SETTLED = Duration.ofMillis(200);

    private ProgramFaults() {}

    /** {@code kill -9}. */
    static final class Killed extends Fault {
        Killed(Ground ground) {
            super(ground, "kill -9");
        }

        @Override
        void begin() throws Exception {
            ground.node.program().kill();
            if (ground.node.program().exitStatus() != BY_SIGKILL) {
                throw new AssertionError(
                        "It ended by itself:\n" + ground.node.program().log());
            }
        }

        @Override
        void end() throws Exception {
            ground.node.start();
        }

        /** It was dead, or {@link #begin} would have failed. */
        @Override
        long happened() {
            return 1;
        }
    }

    /**
     * The program stands still for longer than its leases last, in the midst of errands, and goes on: meanwhile a second one has taken
     * them over, and it comes too late with what it had begun.
     */
    static final class Suspended extends Fault {
        private static final Duration LASTS = Duration.ofSeconds(30);
        private static final String LEASES = "select id || ' ' || version from outbox";

        private final Node heir;
        private List<String> held = List.of();
        private long takenOver;

        Suspended(Ground ground) {
            super(ground, "SIGSTOP, a second node takes over");
            this.heir = ground.nodes.get(1);
        }

        @Override
        Duration lasts() {
            return LASTS;
        }

        @Override
        void begin() throws Exception {
            Awaitility.await()
                    .atMost(LONGEST)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(this::isStoppedWithLeases);
            heir.start();
            heir.awaitReady();
        }

        /** Stops the program if it holds a lease; if that has ended by then, it goes on, for it is to be tried again. */
        private boolean isStoppedWithLeases() throws Exception {
            if (leases().isEmpty()) {
                return false;
            }
            ground.node.program().signal("STOP");
            ChaosRun.pause(SETTLED);
            held = leases();
            if (held.isEmpty()) {
                ground.node.program().signal("CONT");
            }
            return !held.isEmpty();
        }

        /** The program's leases, but for those that it just now ends in a transaction: nobody could take these over. */
        private List<String> leases() throws Exception {
            return ground.database.list(
                    LEASES + " where lease_owner = '" + ground.node.owner() + "' for update skip locked");
        }

        /** Waits until a lease of it is another's, or its errand was run. */
        @Override
        void end() throws Exception {
            Awaitility.await()
                    .atMost(LONGEST)
                    .until(() -> !ground.database.list(LEASES).containsAll(held));
            List<String> still = ground.database.list(LEASES);
            takenOver = held.stream().filter(lease -> !still.contains(lease)).count();
            if (!ground.node.program().standsStill()) {
                throw new AssertionError("It did not stand still all the time.");
            }
            ground.node.program().signal("CONT");
        }

        @Override
        long happened() throws Exception {
            heir.stop();
            return takenOver;
        }
    }

    /** One of several nodes is killed in the midst of its work; the others take over what it had claimed and leased, and go on. */
    static final class NodeKilled extends Fault {
        private final List<Node> others;
        private String owner = "";
        private long begun;

        private NodeKilled(Ground ground, String of, int count) {
            super(ground, "kill -9 of one of " + of + " nodes");
            this.others = ground.nodes.subList(1, count);
        }

        /** One of two is killed. */
        static NodeKilled ofTwo(Ground ground) {
            return new NodeKilled(ground, "two", 2);
        }

        /** One of three is killed. */
        static NodeKilled ofThree(Ground ground) {
            return new NodeKilled(ground, "three", 3);
        }

        @Override
        Node worker() {
            return others.get(0);
        }

        @Override
        void begin() throws Exception {
            for (Node other : others) {
                other.start();
            }
            others.forEach(Node::awaitReady);
            owner = ground.node.owner();
            Awaitility.await()
                    .atMost(LONGEST)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(this::isStoppedAtWork);
            ground.node.program().kill();
        }

        /** Stops the program if it has something claimed or leased; if that has ended by then, it goes on, for it is to be tried again. */
        private boolean isStoppedAtWork() throws Exception {
            if (left() == 0) {
                return false;
            }
            ground.node.program().signal("STOP");
            ChaosRun.pause(SETTLED);
            begun = left();
            if (begun == 0) {
                ground.node.program().signal("CONT");
            }
            return begun > 0;
        }

        /** How many drops and errands are the program's. */
        private long left() throws IOException {
            return ground.claimed(ground.node).size()
                    + ground.database
                            .list("select key from outbox where lease_owner = '" + owner + "' for update skip locked")
                            .size();
        }

        /** Nobody starts it again before the others have gone on without it. */
        @Override
        void end() {}

        @Override
        boolean isMended() throws Exception {
            return ground.claimed(ground.node).isEmpty()
                    && ground.database.one(
                                    "select count(*) from outbox where lease_owner = '" + owner + "'", Long.class)
                            == 0;
        }

        @Override
        long happened() throws Exception {
            int status = ground.node.program().exitStatus();
            ground.node.start();
            ground.node.awaitReady();
            for (Node other : others) {
                other.stop();
            }
            return status == BY_SIGKILL ? begun : 0;
        }
    }

    /** SIGTERM: the program ends within ten seconds, as if nothing was wrong, and leaves no errand leased. */
    static final class Terminated extends Fault {
        Terminated(Ground ground) {
            super(ground, "SIGTERM");
        }

        @Override
        void begin() throws Exception {
            ground.node.program().signal("TERM");
            if (!ground.node.program().isDeadWithin(STOPS_WITHIN)) {
                throw new AssertionError("It does not stop within " + STOPS_WITHIN);
            }
            if (ground.node.program().exitStatus() != 0) {
                throw new AssertionError("Exit status " + ground.node.program().exitStatus());
            }
            long held = ground.database.one(
                    "select count(*) from outbox where lease_owner = '" + ground.node.owner() + "'", Long.class);
            if (held > 0) {
                throw new AssertionError(held + " errands are still leased");
            }
        }

        @Override
        void end() throws Exception {
            ground.node.start();
        }

        @Override
        long happened() {
            return 1;
        }
    }
}
