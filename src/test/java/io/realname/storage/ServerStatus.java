package io.realname.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of a server's process. */
final class ServerStatus {
    private ServerStatus() {}

    /** The lines of {@code /proc/PID/status}. */
    static String of(EmbeddedPostgres server) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(server.server().pid()), "status"));
    }

    /** Whether it still runs; one that has ended but was not collected by its parent runs no program any more. */
    static boolean isAlive(long pid) {
        return Files.exists(Path.of("/proc", Long.toString(pid), "exe"));
    }
}
