package io.realname.casefile;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A stored mail that this process alone may take in until it is completed or given back; a crash gives it back. One thread at a time.
 */
public final class LockedMail implements Work {
    private final MailQueue queue;
    private final Handle handle;
    private final Row row;
    private @Nullable AutoCloseable kept;
    private boolean quarantined;
    private @Nullable Instant notBefore;

    LockedMail(MailQueue queue, Handle handle, Row row) {
        this.queue = queue;
        this.handle = handle;
        this.row = row;
    }

    record Row(UUID id, boolean whole, int failures) {}

    /** Its id, which stays the same however often it is taken in. */
    public UUID id() {
        return row.id();
    }

    /** Whether the raw message is all there, and not only the beginning of one beyond the bound. */
    public boolean isWhole() {
        return row.whole();
    }

    /** Keeps what is to be tidied away when the work ends, however it ends. */
    public void keep(AutoCloseable resource) {
        kept = resource;
    }

    /** Says that nothing in it could be taken in. */
    public void quarantine() {
        quarantined = true;
    }

    /**
     * Says that some of it could not be entered today; the mail comes again, and what was entered is then recognised.
     *
     * @param until business instant before which it does not come
     */
    public void postpone(Instant until) {
        notBefore = until;
    }

    @Override
    public void complete() {
        try {
            if (notBefore != null) {
                queue.postpone(handle, row.id(), notBefore);
            } else {
                queue.settle(handle, row.id(), quarantined ? MailBook.State.QUARANTINED : MailBook.State.TAKEN);
            }
        } finally {
            tidy();
        }
    }

    @Override
    public void giveBack(Exception failure) {
        try {
            tidy();
        } finally {
            queue.failed(handle, row, failure); // It ends the transaction, whatever was left behind.
        }
    }

    private void tidy() {
        try {
            if (kept != null) {
                kept.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("What a mail left behind cannot be tidied away.", e);
        }
    }
}
