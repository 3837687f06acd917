package io.realname.casefile;

import io.realname.security.KeyedDigest;
import io.realname.security.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The mails that were stored, and what became of them. Its unique constraints decide which of several processes on one mailbox takes a
 * mail. Thread-safe.
 */
public final class MailBook {
    private final Jdbi jdbi;
    private final Ids ids;
    private final CaseCipher cipher;
    private final KeyedDigest digest;

    /** A book with rows encrypted by {@code cipher}; equality by {@code digest}. */
    public MailBook(Jdbi jdbi, Ids ids, CaseCipher cipher, KeyedDigest digest) {
        this.jdbi = jdbi;
        this.ids = ids;
        this.cipher = cipher;
        this.digest = digest;
    }

    /**
     * Where a mail was seen.
     *
     * @param mailbox user, server and folder
     * @param validity the folder's UIDVALIDITY, with which its UIDs lose their meaning
     */
    public record Place(String mailbox, long validity, long uid) {}

    /** How far a mail has come. */
    public enum State {
        /** It is in the store and nothing has been made of it. */
        STORED,
        /** All that is in it is committed. */
        TAKEN,
        /** Nothing in it could be taken in, and that is committed. */
        QUARANTINED;

        static State of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The state of the mail that was seen at a place before; empty for a place that nobody looked at. */
    public Optional<State> stateOf(Place place) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select m.state from mail_places p join mails m on m.id = p.mail
                        where p.mailbox = :mailbox and p.uid_validity = :validity and p.uid = :uid""")
                .bindMethods(place)
                .mapTo(String.class)
                .findOne()
                .map(State::of));
    }

    /**
     * Stores a mail. The same content in the same mailbox is the same mail, also after its server has numbered everything anew.
     *
     * @param raw the message
     * @param whole whether it is all of the message
     * @param at business instant of receipt
     * @return its state, which is more than stored if it is known already
     */
    public State store(Place place, byte[] raw, boolean whole, Instant at) {
        byte[] recognised = digest.of("mail", Sha256.hex(raw));
        return jdbi.inTransaction(handle -> {
            UUID id = ids.next();
            int stored = handle.createUpdate("""
                            insert into mails (id, mailbox, digest, whole, state, stored_at)
                            values (:id, :mailbox, :digest, :whole, 'stored', :at) on conflict (mailbox, digest) do nothing""")
                    .bind("id", id)
                    .bind("mailbox", place.mailbox())
                    .bind("digest", recognised)
                    .bind("whole", whole)
                    .bind("at", at)
                    .execute();
            if (stored > 0) {
                handle.createUpdate("insert into mail_raws (mail, raw_enc) values (:id, :raw)")
                        .bind("id", id)
                        .bind("raw", cipher.seal(raw, "mail_raws", "raw_enc", id))
                        .execute();
            }
            handle.createUpdate("""
                            insert into mail_places (mailbox, uid_validity, uid, mail)
                            select :mailbox, :validity, :uid, id from mails where mailbox = :mailbox and digest = :digest
                            on conflict do nothing""")
                    .bindMethods(place)
                    .bind("digest", recognised)
                    .execute();
            return handle.createQuery("select state from mails where mailbox = :mailbox and digest = :digest")
                    .bind("mailbox", place.mailbox())
                    .bind("digest", recognised)
                    .mapTo(String.class)
                    .map(State::of)
                    .one();
        });
    }

    /** The message of a mail that is not settled yet. */
    public byte[] raw(UUID mail) {
        return jdbi.withHandle(handle -> handle.createQuery("select raw_enc from mail_raws where mail = :id")
                .bind("id", mail)
                .map((rs, context) -> cipher.bytes(rs.getBytes("raw_enc"), "mail_raws", "raw_enc", mail))
                .one());
    }

    /** Notes that these drops came out of a mail, before they are entered: their answers look for it. */
    public void link(UUID mail, Collection<String> dropKeys) {
        jdbi.useTransaction(handle -> {
            PreparedBatch rows = handle.prepareBatch(
                    "insert into mail_drops (drop_digest, mail) values (:digest, :mail) on conflict do nothing");
            dropKeys.forEach(key -> rows.bind("digest", AttemptTrail.dropDigest(digest, key))
                    .bind("mail", mail)
                    .add());
            rows.execute();
        });
    }

    /** Notes whom to answer, before anything of the mail is entered. */
    public void thread(UUID mail, MailThread thread) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into mail_threads (mail, thread_enc) values (:id, :thread)
                        on conflict (mail) do update set thread_enc = excluded.thread_enc""")
                .bind("thread", cipher.seal(json(thread), "mail_threads", "thread_enc", mail))
                .bind("id", mail)
                .execute());
    }

    /** The mail that an attempt came out of; empty if it came by another way. */
    public Optional<MailThread> threadOf(UUID attempt) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select t.mail, t.thread_enc from submissions s join mail_drops d on d.drop_digest = s.drop_digest
                        join mail_threads t on t.mail = d.mail where s.id = :attempt""")
                .bind("attempt", attempt)
                .map((rs, context) -> thread(rs.getBytes("thread_enc"), rs.getObject("mail", UUID.class)))
                .findOne());
    }

    /** The attempt on which a case stands now. */
    public UUID attemptOf(UUID caseId) {
        return jdbi.withHandle(handle -> handle.createQuery("select attempt from cases where id = :id")
                .bind("id", caseId)
                .mapTo(UUID.class)
                .one());
    }

    /** A value that is the same for the same thread of the same source, and tells nothing of it. */
    public String threadName(String source, String rootMessageId) {
        return java.util.HexFormat.of().formatHex(digest.of("mail-thread", source, rootMessageId), 0, 8);
    }

    /** Locks the mail that has waited longest until the handle's transaction ends; others pass it by, and rows may refer to it. */
    Optional<LockedMail.Row> lock(Handle handle, Instant system, Instant business) {
        return handle.createQuery("""
                        select id, whole, failures from mails
                        where state = 'stored' and (retry_at is null or retry_at <= :system)
                            and (not_before is null or not_before <= :business)
                        order by failures, stored_at limit 1 for no key update skip locked""")
                .bind("system", system)
                .bind("business", business)
                .map((rs, context) -> new LockedMail.Row(
                        rs.getObject("id", UUID.class), rs.getBoolean("whole"), rs.getInt("failures")))
                .findOne();
    }

    /** Notes how far a mail has come for good; its message is in the mailbox and is not kept twice. */
    void settle(Handle handle, UUID mail, State state, Instant at) {
        handle.createUpdate("delete from mail_raws where mail = :id")
                .bind("id", mail)
                .execute();
        handle.createUpdate("update mails set state = :state, settled_at = :at, last_failure = null where id = :id")
                .bind("state", state.code())
                .bind("at", at)
                .bind("id", mail)
                .execute();
    }

    void postpone(Handle handle, UUID mail, Instant until) {
        handle.createUpdate("update mails set not_before = :until where id = :id")
                .bind("until", until)
                .bind("id", mail)
                .execute();
    }

    void failed(UUID mail, int failures, Instant retryAt, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update mails set failures = :failures, retry_at = :retryAt, last_failure = :reason
                        where id = :id and state = 'stored'""")
                .bind("failures", failures)
                .bind("retryAt", retryAt)
                .bind("reason", reason)
                .bind("id", mail)
                .execute());
    }

    private static String json(MailThread thread) {
        try {
            return new String(CaseCipher.JSON.writeValueAsBytes(thread), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("A record in memory could not be written.", e);
        }
    }

    private MailThread thread(byte[] sealed, UUID mail) {
        try {
            return CaseCipher.JSON.readValue(cipher.text(sealed, "mail_threads", "thread_enc", mail), MailThread.class);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    new IOException("A stored thread cannot be read; was it written by a newer version?"));
        }
    }
}
