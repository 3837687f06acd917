package io.realname.web;

import io.realname.security.TokenFile;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Lets nobody pass who does not send the token. */
final class TokenCheck implements Handler<RoutingContext> {
    private static final String SCHEME = "Bearer ";

    private final TokenFile token;

    TokenCheck(TokenFile token) {
        this.token = token;
    }

    @Override
    public void handle(RoutingContext context) {
        if (isRight(context.request().getHeader(HttpHeaders.AUTHORIZATION))) {
            context.next();
            return;
        }
        context.response().putHeader("WWW-Authenticate", "Bearer");
        context.fail(
                new Problem(401, "Send the token of the service in the header Authorization, behind the word Bearer."));
    }

    private boolean isRight(@Nullable String header) {
        return header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && token.matches(header.substring(SCHEME.length()).strip());
    }
}
