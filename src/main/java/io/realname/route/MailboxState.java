package io.realname.route;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/**
 * Knows how often in a row the mailbox could not be read. Camel's own counter begins anew after each pause that follows failures.
 * Thread-safe.
 */
public final class MailboxState implements PollingConsumerPollStrategy {
    private final AtomicLong failures = new AtomicLong();

    /** How often in a row it could not be read by now. */
    public long failures() {
        return failures.get();
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        failures.set(0);
    }

    /** Notes the failure, of which {@link MailTrouble} tells; the next look tries again. */
    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        failures.incrementAndGet();
        return false;
    }
}
