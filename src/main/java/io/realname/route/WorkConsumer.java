package io.realname.route;

import io.realname.casefile.Failures;
import io.realname.casefile.StaleRow;
import io.realname.casefile.Work;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes work as long as there is some, sends each piece through the route, and ends it: completed, or given back with the route's
 * failure. Then it waits for the bell.
 */
final class WorkConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(WorkConsumer.class);

    private final String stage;
    private final Work.Source source;
    private final Bell bell;
    private final int threads;
    private final Work.Witness witness;
    private @Nullable ExecutorService executor;
    private volatile boolean running;

    WorkConsumer(
            Endpoint endpoint,
            Processor processor,
            String stage,
            Work.Source source,
            Bell bell,
            int threads,
            Work.Witness witness) {
        super(endpoint, processor);
        this.stage = stage;
        this.witness = witness;
        this.source = source;
        this.bell = bell;
        this.threads = threads;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        running = true;
        ExecutorService pool = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, getEndpoint().getEndpointUri(), threads);
        for (int i = 0; i < threads; i++) {
            pool.execute(this::run);
        }
        executor = pool;
    }

    /** Takes no further work; what has been taken goes on. */
    void takeNoMore() {
        running = false;
        ExecutorService pool = executor;
        if (pool != null) {
            pool.shutdown();
        }
        bell.ring();
    }

    /**
     * Waits until the work that was taken has come to its end; false if it has not by then.
     *
     * @param nanos how long at most; less than 1 means not at all
     */
    boolean isIdleWithin(long nanos) throws InterruptedException {
        ExecutorService pool = executor;
        return pool == null || pool.awaitTermination(nanos, TimeUnit.NANOSECONDS);
    }

    /** Interrupts the work that was taken, which is given back then. */
    void interrupt() {
        ExecutorService pool = executor;
        if (pool != null) {
            pool.shutdownNow();
        }
    }

    /** Tells the log if it still works. */
    void tellWhatDoesNotEnd() {
        ExecutorService pool = executor;
        if (pool != null && !pool.isTerminated()) {
            LOG.warn("Work of {} does not end; it is left to the next start.", getEndpoint());
        }
    }

    @Override
    protected void doStop() throws Exception {
        takeNoMore();
        interrupt();
        super.doStop();
    }

    private void run() {
        long heard = bell.rings();
        try {
            while (running) {
                if (!takeOne()) {
                    heard = bell.await(heard);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes and ends one piece of work; false if there was none, or none could be had. */
    private boolean takeOne() {
        Optional<? extends Work> next;
        try {
            next = source.next();
        } catch (RuntimeException | Error e) {
            LOG.warn("No work can be fetched for {}: {}. It is tried again.", getEndpoint(), Failures.reason(e));
            return false;
        }
        if (next.isEmpty()) {
            return false;
        }
        end(next.get());
        bell.ring();
        return true;
    }

    private void end(Work work) {
        Work.Underway underway = witness.begun(stage, work.tally().taken(), work.destination());
        Work.End end = Work.End.FAILED;
        Exchange exchange = createExchange(false);
        try {
            Exception failure = process(exchange, work);
            if (failure == null) {
                work.complete();
                end = work.end();
            } else {
                end = isOvertaken(failure) ? Work.End.OVERTAKEN : Work.End.FAILED;
                giveBack(work, failure, end);
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("Work of {} could not be ended: {}. It is tried again.", getEndpoint(), Failures.reason(e));
        } finally {
            releaseExchange(exchange, false);
            underway.ended(end, work.tally());
        }
    }

    private @Nullable Exception process(Exchange exchange, Work work) {
        try {
            exchange.getIn().setBody(work);
            getProcessor().process(exchange);
            return exchange.getException();
        } catch (Exception e) {
            return e;
        } catch (Error e) {
            return new ExecutionException(e); // Also then the work must go back, and the route go on.
        }
    }

    /** Losing a race against another worker is part of the day; everything else an operator may want to see. */
    private static boolean isOvertaken(Exception failure) {
        return failure instanceof StaleRow || failure.getCause() instanceof StaleRow;
    }

    private void giveBack(Work work, Exception failure, Work.End end) {
        if (end == Work.End.OVERTAKEN) {
            LOG.debug("Work of {} was overtaken: {}", getEndpoint(), Failures.reason(failure));
        } else {
            LOG.info("Work of {} is given back: {}.", getEndpoint(), Failures.reason(failure));
        }
        // Whoever was interrupted because the program stops must still be able to reach the database.
        boolean interrupted = Thread.interrupted();
        try {
            work.giveBack(failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
