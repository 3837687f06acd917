package io.realname.casefile;

import io.realname.time.BusinessClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Hands out stored mails, one at a time, locked by a transaction that ends with the work: a crash gives a mail back, and any number of
 * processes get along. Thread-safe.
 */
public final class MailQueue implements Work.Source {
    private final Jdbi jdbi;
    private final MailBook book;
    private final BusinessClock business;
    private final InstantSource system;

    /** A queue of the mails of {@code book}. */
    public MailQueue(Jdbi jdbi, MailBook book, BusinessClock business, InstantSource system) {
        this.jdbi = jdbi;
        this.book = book;
        this.business = business;
        this.system = system;
    }

    @Override
    public Optional<LockedMail> next() {
        Handle handle = jdbi.open();
        try {
            handle.begin();
            Optional<LockedMail> next =
                    book.lock(handle, system.instant(), business.now()).map(row -> new LockedMail(this, handle, row));
            if (next.isEmpty()) {
                handle.rollback();
                handle.close();
            }
            return next;
        } catch (RuntimeException e) {
            CaseQueue.giveUp(handle, e);
            throw e;
        }
    }

    void settle(Handle handle, UUID mail, MailBook.State state) {
        try (handle) {
            book.settle(handle, mail, state, business.now());
            handle.commit();
        }
    }

    /** The mail stays where it is until then. */
    void postpone(Handle handle, UUID mail, Instant until) {
        try (handle) {
            book.postpone(handle, mail, until);
            handle.commit();
        }
    }

    /** The mail comes back alone, after a back-off. */
    void failed(Handle handle, LockedMail.Row row, Exception failure) {
        CaseQueue.giveUp(handle, failure);
        int failures = row.failures() + 1;
        book.failed(row.id(), failures, system.instant().plus(BackOff.after(failures)), Failures.reason(failure));
    }
}
