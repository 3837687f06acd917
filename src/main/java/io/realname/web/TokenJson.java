package io.realname.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.realname.security.ApiTokens;
import io.realname.security.Permission;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A token as the service shows it; instants in ISO 8601, UTC.
 *
 * @param permissions what it lets its holder do: {@code submit read documents operate}
 * @param sources the sources open to it; empty for all
 * @param token the token itself, only in the answer to its making
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenJson(
        String name,
        List<String> permissions,
        List<String> sources,
        @Nullable String createdAt,
        String expiresAt,
        @Nullable String revokedAt,
        @Nullable String token) {
    static TokenJson of(ApiTokens.Listed listed) {
        return new TokenJson(
                listed.name(),
                listed.permissions().stream().map(Permission::code).sorted().toList(),
                listed.sources().stream().sorted().toList(),
                listed.createdAt().toString(),
                listed.expiresAt().toString(),
                Objects.toString(listed.revokedAt(), null),
                null);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "token " + name;
    }
}
