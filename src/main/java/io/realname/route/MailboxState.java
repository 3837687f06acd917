package io.realname.route;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/**
 * Knows how often in a row the mailbox could not be read. Camel's own counter begins anew after each pause that follows failures, and a
 * look in which the folder could not be opened, or something else went wrong, ends like one that found nothing. Thread-safe.
 */
public final class MailboxState implements PollingConsumerPollStrategy {
    private final AtomicLong failures = new AtomicLong();
    private final LongSupplier unfetched;
    private volatile boolean opened;
    private volatile boolean troubled;

    /**
     * A mailbox at which nobody has looked.
     *
     * @param unfetched tells how often in a row a mail in it could not be fetched
     */
    public MailboxState(LongSupplier unfetched) {
        this.unfetched = unfetched;
    }

    /** How often in a row it, or a mail in it, could not be read by now. */
    public long failures() {
        return Math.max(failures.get(), unfetched.getAsLong());
    }

    /** Notes that the present look has opened the folder. */
    public void opened() {
        opened = true;
    }

    /** Notes that something went wrong in the present look. */
    void troubled() {
        troubled = true;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        opened = false;
        troubled = false;
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (opened && !troubled) {
            failures.set(0);
        } else {
            failures.incrementAndGet();
        }
    }

    /** Notes the failure, of which {@link MailTrouble} tells; the next look tries again. */
    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        failures.incrementAndGet();
        return false;
    }
}
