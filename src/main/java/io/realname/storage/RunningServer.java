package io.realname.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A server process that works on a cluster, as its {@code postmaster.pid} tells.
 *
 * @param pid its process
 * @param port the port it was told to listen on
 */
record RunningServer(long pid, int port) {
    private static final int PORT_LINE = 3;

    /**
     * The server on {@code cluster}, if one is alive. What a dead one left is ignored; the next server sees to it. But
     * if the process number now belongs to somebody else, as is usual when a container starts anew, the next server
     * would take that for its predecessor and refuse: then the file is removed.
     */
    static Optional<RunningServer> on(Path cluster) {
        Path file = cluster.resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(file);
            long pid = Long.parseLong(lines.get(0).strip());
            if (ProcessHandle.of(pid).isEmpty()) {
                return Optional.empty();
            }
            if (!worksIn(cluster, pid)) {
                Files.delete(file);
                return Optional.empty();
            }
            int port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                    : 0;
            return Optional.of(new RunningServer(pid, port));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new StorageException(
                    "It cannot be told whether a database server runs in " + cluster + ": " + file
                            + " is unreadable. If none does (ps ax), delete that file.",
                    e);
        }
    }

    /** How {@code role} reaches the database of the same name on this server. */
    DatabaseLogin login(String role, String password) {
        return new DatabaseLogin(url(role), role, password);
    }

    /** JDBC URL of {@code database}; a server that hangs is given up after ten seconds. */
    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?connectTimeout=10&loginTimeout=10";
    }

    /** Every server process works in the folder of its cluster; that cannot be a coincidence. */
    private static boolean worksIn(Path cluster, long pid) throws IOException {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(cluster.toRealPath());
        } catch (NoSuchFileException | AccessDeniedException e) {
            // It has just ended, or it is another user's: either way not a server of ours.
            return false;
        }
    }
}
