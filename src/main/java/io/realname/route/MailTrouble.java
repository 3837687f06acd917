package io.realname.route;

import io.realname.casefile.Failures;
import jakarta.mail.MessageRemovedException;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in one sentence that the mailbox cannot be read or changed; the next look tries again. Thread-safe. */
public final class MailTrouble implements ExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(MailTrouble.class);

    private final MailboxState state;

    /** Tells {@code state} as well. */
    public MailTrouble(MailboxState state) {
        this.state = state;
    }

    @Override
    public void handleException(Throwable exception) {
        if (!(exception instanceof MessageRemovedException)) {
            state.troubled(); // That another client removes a mail is no trouble of the mailbox.
        }
        LOG.warn(
                "The mailbox cannot be read or changed: {}. It is tried again at the next look; if this goes on, check "
                        + "realname.mail.imap.*.",
                Failures.reason(exception));
    }

    @Override
    public void handleException(@Nullable String message, Throwable exception) {
        handleException(exception);
    }

    @Override
    public void handleException(@Nullable String message, @Nullable Exchange exchange, Throwable exception) {
        handleException(exception);
    }
}
