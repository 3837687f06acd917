package io.realname.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The tokens with which other programs use the API. A token is shown once, when it is made; kept is its digest, a plain SHA-256,
 * because there is nothing to guess about 256 random bits. Times are system time. Thread-safe.
 */
public final class ApiTokens {
    private static final Pattern FORM = Pattern.compile("rn_([0-9a-f]{16})_[A-Za-z0-9_-]{43}");
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    private final Jdbi jdbi;
    private final InstantSource system;
    private final SecureRandom random = new SecureRandom();

    /** The tokens in that database. */
    public ApiTokens(Jdbi jdbi, InstantSource system) {
        this.jdbi = jdbi;
        this.system = system;
    }

    /**
     * A token as it is listed.
     *
     * @param sources the sources open to it; empty for all
     * @param revokedAt null while it is not revoked
     */
    public record Listed(
            String name,
            Set<Permission> permissions,
            Set<String> sources,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt) {}

    /** Whether a text looks like one of our tokens at all. */
    public static boolean isForm(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * Makes a token.
     *
     * @param sources the sources open to it; empty for all
     * @return the token, which cannot be had again; empty if the name is taken, also by a revoked one
     */
    public Optional<String> add(String name, Set<Permission> permissions, Set<String> sources, Instant expiresAt) {
        String id = HexFormat.of().formatHex(bytes(ID_BYTES));
        String token =
                "rn_" + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
        int made = jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into api_tokens (id, name, digest, permissions, sources, created_at, expires_at)
                        values (:id, :name, :digest, :permissions, :sources, :now, :expires) on conflict (name) do nothing""")
                .bind("id", id)
                .bind("name", name)
                .bind("digest", Sha256.of(token.getBytes(StandardCharsets.UTF_8)))
                .bindArray(
                        "permissions",
                        String.class,
                        permissions.stream().map(Permission::code).sorted().toList())
                .bindArray("sources", String.class, List.copyOf(sources))
                .bind("now", system.instant())
                .bind("expires", expiresAt)
                .execute());
        return made == 1 ? Optional.of(token) : Optional.empty();
    }

    /** Who holds that token; empty if there is none such, or it has expired or was revoked. */
    public Optional<Caller> find(String token) {
        var form = FORM.matcher(token);
        if (!form.matches()) {
            return Optional.empty();
        }
        byte[] digest = Sha256.of(token.getBytes(StandardCharsets.UTF_8));
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select digest, name, permissions, sources from api_tokens
                        where id = :id and expires_at > :now and revoked_at is null""")
                .bind("id", form.group(1))
                .bind("now", system.instant())
                .map((rs, context) -> MessageDigest.isEqual(rs.getBytes("digest"), digest)
                        ? Optional.of(new Caller(rs.getString("name"), permissions(rs), texts(rs, "sources")))
                        : Optional.<Caller>empty())
                .findOne()
                .flatMap(found -> found));
    }

    /** Every token there is or was, by name. */
    public List<Listed> list() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select name, permissions, sources, created_at, expires_at, revoked_at from api_tokens
                        order by name limit 10000""")
                .map((rs, context) -> new Listed(
                        rs.getString("name"),
                        permissions(rs),
                        texts(rs, "sources"),
                        rs.getTimestamp("created_at").toInstant(),
                        rs.getTimestamp("expires_at").toInstant(),
                        instant(rs.getTimestamp("revoked_at"))))
                .list());
    }

    /** Revokes a token for good; false if none of that name is in force. */
    public boolean revoke(String name) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "update api_tokens set revoked_at = :now where name = :name and revoked_at is null")
                        .bind("now", system.instant())
                        .bind("name", name)
                        .execute())
                == 1;
    }

    private static Set<Permission> permissions(ResultSet rs) throws SQLException {
        return texts(rs, "permissions").stream().map(Permission::of).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> texts(ResultSet rs, String column) throws SQLException {
        return Arrays.stream((String[]) rs.getArray(column).getArray()).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
