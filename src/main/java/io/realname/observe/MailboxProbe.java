package io.realname.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;

/** Looks whether the mailbox can be read. */
final class MailboxProbe implements Probe {
    private final LongSupplier failures;
    private final int most;

    /**
     * A probe of the mailbox.
     *
     * @param failures how often in a row it could not be read
     * @param most from so many on it is a concern
     */
    MailboxProbe(LongSupplier failures, int most) {
        this.failures = failures;
        this.most = most;
    }

    @Override
    public String name() {
        return "mailbox";
    }

    @Override
    public String look(Moments moments) {
        long now = failures.getAsLong();
        return now < most ? "" : "The mailbox could not be read " + now + " times in a row; the log says why.";
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("realname.mailbox.failures", failures::getAsLong)
                .description("How often in a row the mailbox could not be read")
                .register(registry);
    }
}
