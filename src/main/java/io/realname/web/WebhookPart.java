package io.realname.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.realname.casefile.WebhookBook;
import io.realname.casefile.WebhookBook.Message;
import io.realname.casefile.WebhookBook.State;
import io.realname.security.Caller;
import io.realname.security.Permission;
import io.realname.time.BusinessClock;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages to webhooks: listed, and sent again. */
public final class WebhookPart implements Addresses.Part {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final WebhookBook book;
    private final BusinessClock business;

    /** The messages of that book. */
    public WebhookPart(WebhookBook book, BusinessClock business) {
        this.book = book;
        this.business = business;
    }

    /** A message; instants in ISO 8601, UTC. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record MessageJson(
            String id,
            String source,
            String caseId,
            String state,
            String createdAt,
            @Nullable String settledAt,
            @Nullable String lastError) {
        static MessageJson of(Message message) {
            return new MessageJson(
                    message.id().toString(),
                    message.source(),
                    message.caseId().toString(),
                    message.state().code(),
                    message.createdAt().toString(),
                    Objects.toString(message.settledAt(), null),
                    message.lastError());
        }
    }

    /** A page of messages, newest first; {@code next} is what to ask for as {@code before}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Page(
            List<MessageJson> webhooks, @Nullable String next) {}

    @Override
    public void addTo(Addresses addresses) {
        addresses.on(HttpMethod.GET, "/webhooks", Permission.READ, call -> {
            Query query = call.query();
            Caller caller = call.caller();
            call.answer(() -> list(query, caller));
        });
        addresses.on(HttpMethod.POST, "/webhooks/:id/resend", Permission.OPERATE, call -> {
            String id = call.pathPart("id");
            Caller caller = call.caller();
            call.onWorker(() -> resend(id, caller), message -> call.send(202, message));
        });
    }

    private Page list(Query query, Caller caller) {
        State state = query.read(
                "state", "one of pending, delivered, failed", text -> State.valueOf(text.toUpperCase(Locale.ROOT)));
        UUID before = query.read("before", "what an earlier page gave as next", Query::caseId);
        int limit = query.count("limit", LARGEST_PAGE, PAGE);
        List<Message> found = book.list(state, caller.sources(), before, limit + 1);
        List<Message> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                shown.stream().map(MessageJson::of).toList(),
                found.size() > limit ? shown.get(limit - 1).id().toString() : null);
    }

    private MessageJson resend(String id, Caller caller) {
        UUID message = Query.caseId(id);
        if (message == null
                || book.find(message)
                        .filter(found -> caller.sees(found.source()))
                        .isEmpty()) {
            throw new Problem(404, "There is no message to a webhook with this id; they are kept for 30 days.");
        }
        book.resend(message, business.now());
        return MessageJson.of(book.find(message).orElseThrow());
    }
}
