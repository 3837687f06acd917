package io.realname.casefile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to look at a document's age and to act on it, which one thread of one program has at a time: else one program could find a
 * document old and erase it while another has just found it there and marked it as wanted. Thread-safe.
 */
final class AgeLock {
    private final Path file;

    /** A lock that is known by {@code file}, which is made if missing. */
    AgeLock(Path file) {
        this.file = file;
    }

    /** What is done while nobody else has the lock. */
    interface Action<T> {
        T run() throws IOException;
    }

    /** Does it; waits for who has the lock. */
    synchronized <T> T holding(Action<T> action) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // Ends with the channel.
            return action.run();
        }
    }
}
