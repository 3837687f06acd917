package io.realname.security;

import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * Digests that are equal for equal values and tell nothing to somebody without the key (HMAC-SHA256 as a pseudo-random
 * function): numbers and names are compared and indexed by them and are never decrypted for it. Its key is never
 * rotated, because that would part equal values. Thread-safe.
 */
public final class KeyedDigest {
    private static final int BYTES = 32;

    private final PrfSet prf;

    KeyedDigest(PrfSet prf) {
        this.prf = prf;
    }

    /**
     * The 32-byte digest of {@code parts}. Digests of different domains never agree, nor do those of parts that differ
     * in where one ends and the next begins.
     *
     * @param domain what is digested, such as {@code profile.id-number}
     * @param parts the values, already in the form in which they count as equal
     */
    public byte[] of(String domain, String... parts) {
        return digest(LengthPrefixed.join(
                Stream.concat(Stream.of(domain), Stream.of(parts)).toList()));
    }

    /**
     * The name of a document in the store: a keyed digest, so that a folder listing does not tell whether a known
     * picture is there.
     *
     * @param sha256 the 32-byte SHA-256 of its content
     * @return 64 lower-case hexadecimal digits
     */
    public String name(byte[] sha256) {
        return HexFormat.of().formatHex(of("document", HexFormat.of().formatHex(sha256)));
    }

    private byte[] digest(byte[] input) {
        try {
            return prf.computePrimary(input, BYTES);
        } catch (GeneralSecurityException e) {
            throw new SecretException("A keyed digest cannot be computed.", e);
        }
    }
}
