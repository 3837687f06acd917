package io.realname.notify;

import io.realname.security.FileTree;
import java.io.IOException;
import java.nio.file.Path;

/** The result files in the outbox. Thread-safe, also with other nodes on the same outbox. */
public final class ResultFiles {
    private final Path outbox;

    /** Those below {@code outbox}. */
    public ResultFiles(Path outbox) {
        this.outbox = outbox;
    }

    /** Makes sure that a result that was written outlives a power failure, for its errand is over then. */
    public void keep(Result result) throws IOException {
        Path file = outbox.resolve(result.fileName());
        FileTree.syncOne(file);
        FileTree.syncOne(file.resolveSibling("."));
    }
}
