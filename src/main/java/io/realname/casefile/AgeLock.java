package io.realname.casefile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to look at a document's age and to act on it, which one thread of one program has at a time: else one program could find a
 * document old and erase it while another has just found it there and marked it as wanted. Thread-safe.
 */
final class AgeLock {
    /** What is done while nobody else has the right. */
    interface Action<T> {
        T run() throws IOException;
    }

    /**
     * Does it, after waiting for whoever has the right.
     *
     * @throws java.nio.file.NoSuchFileException if the document is not there (any more)
     */
    synchronized <T> T holding(Path document, Action<T> action) throws IOException {
        try (FileChannel channel = FileChannel.open(document, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            channel.lock(); // It ends with the channel. Whoever has waited for somebody that erased the file locks one
            // without a name.
            return action.run();
        }
    }
}
