package io.realname.security;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The token that lets a program use the service: 256 random bits in a file that only its owner can read. Who may read
 * the file may use the service. Thread-safe.
 */
public final class TokenFile {
    private static final int RANDOM_BYTES = 32;

    private final byte[] token;

    private TokenFile(byte[] token) {
        this.token = token;
    }

    /**
     * The token in {@code file}, which is made with a new one where there is none.
     *
     * @throws SecretException if the file is open to others, is not ours, is empty or cannot be made
     */
    public static TokenFile open(Path file) {
        String content =
                new String(OwnerOnlyFile.readOrCreate(file, TokenFile::random), StandardCharsets.UTF_8).strip();
        if (content.isEmpty()) {
            throw new SecretException(file + " is empty. Delete it, and a new token is made at the next start.");
        }
        return new TokenFile(content.getBytes(StandardCharsets.UTF_8));
    }

    /** The token, to be sent in an Authorization header. */
    public String value() {
        return new String(token, StandardCharsets.UTF_8);
    }

    /** Whether {@code presented} is the token; how long the answer takes does not tell how much of it was right. */
    public boolean matches(String presented) {
        return MessageDigest.isEqual(token, presented.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
