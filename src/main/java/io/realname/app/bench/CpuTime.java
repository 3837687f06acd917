package io.realname.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The processor time that this program and a database server have used so far. The server's is that of all its processes, the
 * ended ones included: {@code /proc/<pid>/stat} has a process's own time and, for the first one, that of the children it has
 * seen end.
 */
final class CpuTime {
    /** Fields of {@code /proc/<pid>/stat} behind the command's name, counted from 0: own time, then the ended children's. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    /** The kernel tells processor time in hundredths of a second, whatever it counts in itself. */
    private static final long MILLIS_PER_TICK = 10;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ProcessHandle server;

    /** Watches this program and the server whose first process is {@code pid}. */
    CpuTime(long pid) {
        server = ProcessHandle.of(pid).orElseThrow();
    }

    /** What this program has used. */
    Duration program() {
        return Duration.ofNanos(system.getProcessCpuTime());
    }

    /** What the database server has used. */
    Duration server() throws IOException {
        long ticks = ticks(server.pid(), USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM);
        for (ProcessHandle child : server.children().toList()) {
            ticks += ticks(child.pid(), USER, SYSTEM);
        }
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }

    private static long ticks(long pid, int... fields) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long sum = 0;
            for (int field : fields) {
                sum += Long.parseLong(values[field]);
            }
            return sum;
        } catch (NoSuchFileException ended) {
            return 0; // Its time has become its parent's, which the next reading will show.
        }
    }
}
