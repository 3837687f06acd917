package io.realname.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.casefile.LeasedErrand;
import io.realname.casefile.Outbox;
import io.realname.casefile.WebhookBook;
import io.realname.casefile.WebhookBook.Message;
import io.realname.casefile.WebhookBook.State;
import io.realname.http.CallFailed;
import io.realname.http.HttpCalls;
import io.realname.http.PublicAddress;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Sends results to the webhooks of sources: the same body under the same id until the other side has taken it. What it has not taken
 * for a day is given up, and can be sent again by hand. Thread-safe.
 */
public final class WebhookErrands {
    /** How long a message is tried. */
    static final Duration PATIENCE = Duration.ofHours(24);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jdbi jdbi;
    private final WebhookBook book;
    private final Outbox outbox;
    private final ResultErrands results;
    private final HttpCalls http;
    private final Map<String, Webhook> webhooks;
    private final InstantSource system;

    /** Sends to these webhooks, which are named by their sources. */
    public WebhookErrands(
            Jdbi jdbi,
            WebhookBook book,
            Outbox outbox,
            ResultErrands results,
            HttpCalls http,
            Map<String, Webhook> webhooks,
            InstantSource system) {
        this.jdbi = jdbi;
        this.book = book;
        this.outbox = outbox;
        this.results = results;
        this.http = http;
        this.webhooks = Map.copyOf(webhooks);
        this.system = system;
    }

    /**
     * Sends a message, or gives it up.
     *
     * @throws CallFailed if it was not taken and is to be tried again
     */
    public void send(LeasedErrand leased) {
        Message message = book.find(leased.errand().subject()).orElse(null);
        if (message == null) {
            jdbi.useTransaction(handle -> outbox.done(handle, leased.errand()));
            return;
        }
        Webhook webhook = webhooks.get(message.source());
        if (webhook == null) {
            settle(leased, message, State.FAILED, "The source has no webhook any more.");
            leased.giveUp(null);
            return;
        }
        try {
            post(webhook, message);
            settle(leased, message, State.DELIVERED, null);
        } catch (CallFailed e) {
            Instant first = message.firstTryAt();
            if (first != null && !system.instant().isBefore(first.plus(PATIENCE))) {
                settle(leased, message, State.FAILED, e.getMessage());
                leased.giveUp(e);
            } else {
                book.note(message.id(), String.valueOf(e.getMessage()));
                throw e;
            }
        }
    }

    private void post(Webhook webhook, Message message) {
        byte[] body = book.body(message, () -> body(message)).getBytes(StandardCharsets.UTF_8);
        if (!webhook.mayBePrivate() && !PublicAddress.isOf(webhook.uri())) {
            throw new CallFailed("has an address that is not of the public Internet", null);
        }
        Instant now = system.instant();
        String id = message.id().toString();
        Map<String, String> headers = Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(now.getEpochSecond()),
                "webhook-signature",
                webhook.signature().sign(id, now, body));
        HttpCalls.Answer answer = http.post(webhook.uri(), headers, body);
        if (answer.status() < 200 || answer.status() > 299) {
            throw new CallFailed(answer);
        }
    }

    private String body(Message message) {
        try {
            return JSON.writeValueAsString(results.toldBy("file", message.caseId(), message.subject()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void settle(LeasedErrand leased, Message message, State state, @Nullable String reason) {
        jdbi.useTransaction(handle -> {
            outbox.done(handle, leased.errand());
            book.settle(handle, message.id(), state, reason);
        });
    }
}
