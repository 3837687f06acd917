package io.realname.app;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened or started one after the other, and is closed together. For one thread. */
public final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** Closes {@code part} with the others, before those that were kept earlier. */
    public <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    /** Closes everything because of {@code failure}, to which whatever fails now is added. */
    public void closeAfter(Exception failure) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
    }

    /**
     * Closes everything in the reverse order, whatever fails meanwhile. A second call does nothing.
     *
     * @throws Exception the first failure, with the later ones as suppressed
     */
    @Override
    public void close() throws Exception {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                closeAfter(e);
                throw e;
            }
        }
    }
}
