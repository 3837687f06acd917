package io.realname.intake.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The submissions of a file of several, one after the other; however many there are, few are in memory. For one thread. */
public interface Rows extends AutoCloseable {
    /**
     * The next submission, or null after the last.
     *
     * @throws RowsRefused if the file cannot be read on from here
     * @throws IOException if the file system does not let it be read
     */
    @Nullable
    Row next() throws RowsRefused, IOException;

    @Override
    void close() throws IOException;
}
