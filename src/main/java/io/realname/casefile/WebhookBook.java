package io.realname.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The messages to webhooks: one for each result that is owed to a source which has one, posted in the same transaction, kept for some
 * time after it was settled so that it can be listed and sent again. Thread-safe; the handles are not.
 */
public final class WebhookBook {
    /** How long a settled message is kept. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final String COLUMNS =
            "select id, source, case_id, subject, state, created_at, first_try_at, settled_at, last_error from webhooks";

    private final Jdbi jdbi;
    private final Ids ids;
    private final CaseCipher cipher;
    private final InstantSource system;
    private volatile Set<String> sources = Set.of();

    /** Messages in that database, encrypted by {@code cipher}. */
    public WebhookBook(Jdbi jdbi, Ids ids, CaseCipher cipher, InstantSource system) {
        this.jdbi = jdbi;
        this.ids = ids;
        this.cipher = cipher;
        this.system = system;
    }

    /** What has become of a message. */
    public enum State {
        PENDING,
        DELIVERED,
        FAILED;

        /** The lower-case form used in rows and answers. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A message; instants are system time.
     *
     * @param id its {@code webhook-id} in every try
     * @param subject the case, or the attempt that was answered beside it
     * @param firstTryAt null before the first try
     * @param settledAt when it was delivered or given up, null while it is pending
     */
    public record Message(
            UUID id,
            String source,
            UUID caseId,
            UUID subject,
            State state,
            Instant createdAt,
            @Nullable Instant firstTryAt,
            @Nullable Instant settledAt,
            @Nullable String lastError) {}

    /** From now on results of these sources are messages, too; to be said before anything runs. */
    public void serve(Set<String> names) {
        sources = Set.copyOf(names);
    }

    /** Owes a message for each of these errands that is a result of a source with a webhook. */
    void owe(Handle handle, List<Errand> errands) {
        Set<String> served = sources;
        if (served.isEmpty()) {
            return;
        }
        for (Errand errand : errands) {
            if (errand.kind() == Errand.Kind.RESULT) {
                owe(handle, errand, served);
            }
        }
    }

    private void owe(Handle handle, Errand result, Set<String> served) {
        handle.createUpdate("""
                        with message as (
                            insert into webhooks (id, key, source, case_id, subject, state, created_at)
                            select :id, :key, source, id, :subject, 'pending', :now from cases
                            where id = :case and source = any (:served) on conflict (key) do nothing
                            returning id, source, case_id)
                        insert into outbox (id, kind, key, case_id, subject, destination, due_at)
                        select :errand, 'webhook', 'webhook:' || id, case_id, id, 'webhook ' || source, :dueAt from message""")
                .bind("id", ids.next())
                .bind("errand", ids.next())
                .bind("key", result.key())
                .bind("case", result.caseId())
                .bind("subject", result.subject())
                .bind("now", system.instant())
                .bind("dueAt", result.dueAt())
                .bindArray("served", String.class, List.copyOf(served))
                .execute();
    }

    /** The message of that id. */
    public Optional<Message> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + " where id = :id")
                .bind("id", id)
                .map((rs, context) -> message(rs))
                .findOne());
    }

    /**
     * A page of messages, newest first.
     *
     * @param of only those of these sources; empty for all
     * @param before only messages older than this one; null for the first page
     */
    public List<Message> list(@Nullable State state, Set<String> of, @Nullable UUID before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + """
                                 where (cast(:state as text) is null or state = :state)
                                  and (cardinality(cast(:of as text[])) = 0 or source = any (cast(:of as text[])))
                                  and (cast(:before as uuid) is null or id < :before)
                                order by id desc limit :limit""")
                .bind("state", state == null ? null : state.code())
                .bindArray("of", String.class, List.copyOf(of))
                .bind("before", before)
                .bind("limit", limit)
                .map((rs, context) -> message(rs))
                .list());
    }

    /**
     * Has a settled message sent again with the same id and body; one that is pending is on its way already.
     *
     * @param business the present business instant
     */
    public void resend(UUID id, Instant business) {
        jdbi.useTransaction(handle -> handle.createUpdate("""
                        with message as (
                            update webhooks set state = 'pending', first_try_at = null, settled_at = null
                            where id = :id and state <> 'pending' returning id, source, case_id)
                        insert into outbox (id, kind, key, case_id, subject, destination, due_at)
                        select :errand, 'webhook', 'webhook:' || id, case_id, id, 'webhook ' || source, :dueAt from message
                        on conflict (key) do nothing""")
                .bind("id", id)
                .bind("errand", ids.next())
                .bind("dueAt", business)
                .execute());
    }

    /** What is sent; made by {@code body} at the first try and the same in every later one. */
    public String body(Message message, Supplier<String> body) {
        return jdbi.inTransaction(handle -> {
            byte[] sealed = handle.createQuery("select body_enc from webhooks where id = :id for update")
                    .bind("id", message.id())
                    .map((rs, context) -> Optional.ofNullable(rs.getBytes("body_enc")))
                    .one()
                    .orElse(null);
            String text = sealed == null ? body.get() : cipher.text(sealed, "webhooks", "body_enc", message.id());
            handle.createUpdate("""
                            update webhooks set body_enc = coalesce(body_enc, :body), first_try_at = coalesce(first_try_at, :now)
                            where id = :id""")
                    .bind("id", message.id())
                    .bind("body", cipher.seal(text, "webhooks", "body_enc", message.id()))
                    .bind("now", system.instant())
                    .execute();
            return text;
        });
    }

    /** Notes why a message has not arrived yet. */
    public void note(UUID id, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate("update webhooks set last_error = :reason where id = :id")
                .bind("id", id)
                .bind("reason", reason)
                .execute());
    }

    /** Settles a message, in the transaction that takes its errand out; erases those that were settled long ago. */
    public void settle(Handle handle, UUID id, State state, @Nullable String reason) {
        Instant now = system.instant();
        handle.createUpdate(
                        "update webhooks set state = :state, settled_at = :now, last_error = :reason where id = :id")
                .bind("id", id)
                .bind("state", state.code())
                .bind("now", now)
                .bind("reason", reason)
                .execute();
        handle.createUpdate("delete from webhooks where state <> 'pending' and settled_at < :long")
                .bind("long", now.minus(KEPT))
                .execute();
    }

    private static Message message(ResultSet rs) throws SQLException {
        return new Message(
                rs.getObject("id", UUID.class),
                rs.getString("source"),
                rs.getObject("case_id", UUID.class),
                rs.getObject("subject", UUID.class),
                State.valueOf(rs.getString("state").toUpperCase(Locale.ROOT)),
                rs.getTimestamp("created_at").toInstant(),
                CaseLoader.instant(rs, "first_try_at"),
                CaseLoader.instant(rs, "settled_at"),
                rs.getString("last_error"));
    }
}
