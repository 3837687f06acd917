package io.realname.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Does pieces of work on all processors, and hands their results over in the order in which the work was given. Of
 * pieces and results together only a few are held at a time. Used by one thread.
 */
final class InOrder<T> implements AutoCloseable {
    private static final int HELD_BY_EACH = 8;

    private final Consumer<T> results;
    private final int most;
    private final ExecutorService workers;
    private final Deque<Future<T>> held = new ArrayDeque<>();

    InOrder(int threads, Consumer<T> results) {
        this.results = results;
        most = threads * HELD_BY_EACH;
        workers = Executors.newFixedThreadPool(threads);
    }

    /** Gives a piece of work; hands the oldest result over first if too much is held. */
    void add(Callable<T> work) {
        if (held.size() >= most) {
            handOver();
        }
        held.add(workers.submit(work));
        while (!held.isEmpty() && held.element().isDone()) {
            handOver();
        }
    }

    /** Hands over all that is left. */
    void finish() {
        while (!held.isEmpty()) {
            handOver();
        }
    }

    private void handOver() {
        try {
            results.accept(held.remove().get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before all was done.", e);
        }
    }

    /** Gives up what was not begun. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
