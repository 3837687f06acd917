package io.realname.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.intake.Source;
import io.realname.security.ApiTokens;
import io.realname.security.Permission;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tokens: made, listed and revoked by whoever holds the operator's own. */
public final class TokenPart implements Addresses.Part {
    private static final int MOST_DAYS = 3_650;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(10).build())
            .build());

    private final ApiTokens tokens;
    private final InstantSource system;

    /** These tokens, which expire by system time. */
    public TokenPart(ApiTokens tokens, InstantSource system) {
        this.tokens = tokens;
        this.system = system;
    }

    /** What is asked for; {@code days} from now on it is in force. */
    private record Wish(
            @Nullable String name,
            @Nullable List<String> permissions,
            @Nullable List<String> sources,
            int days) {}

    @Override
    public void addTo(Addresses addresses) {
        addresses.on(
                HttpMethod.GET,
                "/tokens",
                Permission.ADMINISTER,
                call -> call.answer(() -> Map.of(
                        "tokens", tokens.list().stream().map(TokenJson::of).toList())));
        addresses.on(HttpMethod.POST, "/tokens", Permission.ADMINISTER, call -> {
            byte[] body = call.body();
            call.onWorker(() -> add(body), made -> call.send(201, made));
        });
        addresses.on(HttpMethod.POST, "/tokens/:name/revoke", Permission.ADMINISTER, call -> {
            String name = call.pathPart("name");
            call.answer(() -> revoke(name));
        });
    }

    private TokenJson add(byte[] body) {
        Wish wish = read(body);
        String name = wish.name();
        if (name == null || !Source.isName(name)) {
            throw new Problem(400, "The name of a token is up to 64 letters, digits, dots, hyphens and underscores.");
        }
        if (wish.days() < 1 || wish.days() > MOST_DAYS) {
            throw new Problem(400, "A token is in force for 1 to " + MOST_DAYS + " days.");
        }
        Set<Permission> permissions = permissions(wish.permissions());
        Set<String> sources = wish.sources() == null ? Set.of() : new HashSet<>(wish.sources());
        if (!sources.stream().allMatch(Source::isName) || sources.size() > 1_000) {
            throw new Problem(
                    400, "One of the sources has a name that no source can have; correct it, or take it out.");
        }
        Instant expires = system.instant().plus(Duration.ofDays(wish.days()));
        String token = tokens.add(name, permissions, sources, expires)
                .orElseThrow(() -> new Problem(409, "There is or was a token of this name. Choose another."));
        return new TokenJson(
                name,
                permissions.stream().map(Permission::code).sorted().toList(),
                sources.stream().sorted().toList(),
                null,
                expires.toString(),
                null,
                token);
    }

    private static Set<Permission> permissions(@Nullable List<String> codes) {
        if (codes == null || codes.isEmpty()) {
            throw new Problem(400, "Say what the token is for: submit, read, documents, operate.");
        }
        try {
            return codes.stream().map(Permission::of).collect(Collectors.toUnmodifiableSet());
        } catch (IllegalArgumentException e) {
            throw new Problem(400, String.valueOf(e.getMessage()));
        }
    }

    private static Wish read(byte[] body) {
        try {
            Wish wish = JSON.readValue(body, Wish.class);
            if (wish != null) {
                return wish;
            }
        } catch (IOException e) {
            // Told below, without quoting the body.
        }
        throw new Problem(400, "Send a JSON object with name, permissions, sources and days.");
    }

    private Map<String, String> revoke(String name) {
        if (!tokens.revoke(name)) {
            throw new Problem(404, "There is no token of this name in force; compare it with the list of tokens.");
        }
        return Map.of("name", name, "state", "revoked");
    }
}
