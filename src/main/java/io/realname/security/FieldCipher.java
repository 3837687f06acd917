package io.realname.security;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Encrypts single values of database rows with AES-256-GCM. Table, column and row are authenticated with the value, so
 * that a ciphertext copied into another row or column is refused. The same value gives another ciphertext each time:
 * compare {@link KeyedDigest digests} instead. Thread-safe.
 */
public final class FieldCipher {
    private final Aead aead;

    FieldCipher(Aead aead) {
        this.aead = aead;
    }

    /** The ciphertext of {@code text} (its UTF-8, 33 bytes longer). */
    public byte[] encrypt(String text, String table, String column, String rowId) {
        return encrypt(text.getBytes(StandardCharsets.UTF_8), table, column, rowId);
    }

    /** The ciphertext of {@code value} (33 bytes longer). */
    public byte[] encrypt(byte[] value, String table, String column, String rowId) {
        try {
            return aead.encrypt(value, place(table, column, rowId));
        } catch (GeneralSecurityException e) {
            throw new SecretException("A value of " + table + "." + column + " cannot be encrypted.", e);
        }
    }

    /**
     * The value that was encrypted for this very place.
     *
     * @throws SecretException if it was altered, belongs to another place, or its key is not in the keyset
     */
    public byte[] decrypt(byte[] ciphertext, String table, String column, String rowId) {
        try {
            return aead.decrypt(ciphertext, place(table, column, rowId));
        } catch (GeneralSecurityException e) {
            throw new SecretException(
                    "The value of " + table + "." + column + " in row " + rowId + " cannot be decrypted: it was "
                            + "altered, was copied from another row, or the keys are not those it was encrypted with.",
                    e);
        }
    }

    /** As {@link #decrypt}, for what was encrypted as text. */
    public String decryptText(byte[] ciphertext, String table, String column, String rowId) {
        return new String(decrypt(ciphertext, table, column, rowId), StandardCharsets.UTF_8);
    }

    private static byte[] place(String table, String column, String rowId) {
        return LengthPrefixed.join(List.of(table, column, rowId));
    }
}
