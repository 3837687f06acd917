package io.realname.route;

import io.realname.intake.mail.Mailbox;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.SearchTerm;

/** Finds the mails about which there is something to do: Camel's bound on those of one look counts no others. Thread-safe. */
public final class WantedMails extends SearchTerm {
    private static final long serialVersionUID = 1;

    private final transient Mailbox mailbox;

    /** Finds mails of {@code mailbox}. */
    public WantedMails(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public boolean match(Message message) {
        try {
            return mailbox.isWanted(message);
        } catch (MessagingException e) {
            throw new IllegalStateException("The mailbox cannot be looked through.", e);
        }
    }
}
