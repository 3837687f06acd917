package io.realname.web;

import io.realname.security.ApiTokens;
import io.realname.security.Caller;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets nobody pass who does not send a token that is in force, except to addresses that are open to everybody. */
final class TokenCheck implements Handler<RoutingContext> {
    private static final String SCHEME = "Bearer ";
    private static final String CALLER = "caller";
    private static final int LONGEST = 200;

    private final Vertx vertx;
    private final Access access;
    private final Set<String> open;

    TokenCheck(Vertx vertx, Access access, Set<String> open) {
        this.vertx = vertx;
        this.access = access;
        this.open = open;
    }

    /** Whoever passed. */
    static Caller callerOf(RoutingContext context) {
        Caller caller = context.get(CALLER);
        if (caller == null) {
            throw new IllegalStateException("An address that is open to everybody asks who calls it.");
        }
        return caller;
    }

    @Override
    public void handle(RoutingContext context) {
        if (open.contains(context.request().path())) {
            context.next();
            return;
        }
        String token = token(context.request().getHeader(HttpHeaders.AUTHORIZATION));
        String address = context.request().remoteAddress().hostAddress();
        Caller known = token == null ? null : access.atOnce(token);
        if (known != null) {
            pass(context, known);
        } else if (token == null || !ApiTokens.isForm(token)) {
            refuse(context);
        } else if (access.isTurnedAway(token, address)) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "60");
            context.fail(new Problem(429, "Too many wrong tokens came from this address. Try again in a minute."));
        } else {
            look(context, token, address);
        }
    }

    /** The body waits meanwhile: nobody's bytes are read before it is known who sends them. */
    private void look(RoutingContext context, String token, String address) {
        context.request().pause();
        vertx.executeBlocking(() -> access.find(token), false)
                .onFailure(failure -> {
                    context.request().resume();
                    context.fail(failure);
                })
                .onSuccess(found -> {
                    access.note(token, address, found);
                    found.ifPresentOrElse(caller -> pass(context, caller), () -> refuse(context));
                    context.request().resume();
                });
    }

    private static void pass(RoutingContext context, Caller caller) {
        context.put(CALLER, caller);
        context.next();
    }

    private static void refuse(RoutingContext context) {
        context.response().putHeader("WWW-Authenticate", "Bearer");
        context.fail(
                new Problem(401, "Send a token of the service in the header Authorization, behind the word Bearer."));
    }

    private static @Nullable String token(@Nullable String header) {
        if (header == null || header.length() > LONGEST || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        return Optional.of(header.substring(SCHEME.length()).strip())
                .filter(token -> !token.isEmpty())
                .orElse(null);
    }
}
