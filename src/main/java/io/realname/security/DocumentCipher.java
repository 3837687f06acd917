package io.realname.security;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Encrypts whole documents with AES-256-GCM. The document's name in the store is authenticated with it, so that one
 * file put in place of another is refused. Thread-safe.
 */
public final class DocumentCipher {
    /** How much longer a ciphertext is than its content, in bytes: key id 5, nonce 12, tag 16. */
    public static final int OVERHEAD = 33;

    private final Aead aead;

    DocumentCipher(Aead aead) {
        this.aead = aead;
    }

    /** The ciphertext of the document called {@code name}. */
    public byte[] encrypt(byte[] content, String name) {
        try {
            return aead.encrypt(content, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new SecretException("The document " + name + " cannot be encrypted.", e);
        }
    }

    /**
     * The content of the document called {@code name}.
     *
     * @throws SecretException if it was altered or cut off, is another document, or its key is not in the keyset
     */
    public byte[] decrypt(byte[] ciphertext, String name) {
        try {
            return aead.decrypt(ciphertext, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new SecretException(
                    "The document " + name + " cannot be decrypted: its file was altered, cut off or exchanged, or "
                            + "the keys are not those it was encrypted with. Restore it from a backup.",
                    e);
        }
    }
}
