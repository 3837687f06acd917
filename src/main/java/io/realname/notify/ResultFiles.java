package io.realname.notify;

import io.realname.security.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The result files in the outbox. Whoever looks sees the last result whole, also while another one takes its place, and one that was written
 * outlives a power failure, for its errand is over then. Thread-safe, also with other nodes on the same outbox.
 */
public final class ResultFiles {
    private final Path outbox;
    private final String node;

    /** Writes below {@code outbox}; {@code node} tells the unfinished files of one node from another's. */
    public ResultFiles(Path outbox, String node) {
        this.outbox = outbox;
        this.node = node;
    }

    /**
     * Puts a result into its place.
     *
     * @param content as it is to be read
     */
    public void write(Result result, byte[] content) throws IOException {
        Path file = outbox.resolve(result.fileName());
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Path unfinished = file.resolveSibling(".tmp-" + node + "-" + file.getFileName());
        Files.write(unfinished, content);
        FileTree.putInPlace(unfinished, file);
    }
}
