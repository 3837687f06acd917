package io.realname.security;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The installation's keys: three Tink keysets in a folder that only this user may enter, made at first use. Without
 * them nothing encrypted can ever be read again ({@code docs/security.md} says how to keep a copy). Immutable and
 * thread-safe, like everything it hands out.
 */
public final class Keys {
    private final FieldCipher fields;
    private final DocumentCipher documents;
    private final KeyedDigest digests;

    private Keys(FieldCipher fields, DocumentCipher documents, KeyedDigest digests) {
        this.fields = fields;
        this.documents = documents;
        this.digests = digests;
    }

    /**
     * Reads the keysets in {@code folder} and makes those that are not there yet.
     *
     * @throws SecretException if the folder or a file is open to others, is not ours or holds no keyset
     */
    public static Keys open(Path folder) {
        OwnerOnlyFolder.open(folder);
        try {
            // Three keysets, because they live differently: fields and documents may be rotated each at its own pace,
            // digests never may, since equal values would stop being equal.
            return new Keys(
                    new FieldCipher(aead(folder.resolve("fields.json"))),
                    new DocumentCipher(aead(folder.resolve("documents.json"))),
                    new KeyedDigest(prf(folder.resolve("digests.json"))));
        } catch (GeneralSecurityException e) {
            throw new SecretException(
                    "The keysets in " + folder + " cannot be used: " + e.getMessage()
                            + ". Put the backup of the folder back in its place.",
                    e);
        }
    }

    /** Encrypts single values of rows. */
    public FieldCipher fields() {
        return fields;
    }

    /** Encrypts whole documents. */
    public DocumentCipher documents() {
        return documents;
    }

    /** Makes equal values comparable without decrypting them. */
    public KeyedDigest digests() {
        return digests;
    }

    private static Aead aead(Path file) throws GeneralSecurityException {
        Configuration aeads = AeadConfig2026.get();
        return keyset(file, PredefinedAeadParameters.AES256_GCM, aeads).getPrimitive(aeads, Aead.class);
    }

    private static PrfSet prf(Path file) throws GeneralSecurityException {
        Configuration prfs = PrfConfig2026.get();
        return keyset(file, PredefinedPrfParameters.HMAC_SHA256_PRF, prfs).getPrimitive(prfs, PrfSet.class);
    }

    private static KeysetHandle keyset(Path file, Parameters parameters, Configuration configuration) {
        byte[] json = OwnerOnlyFile.readOrCreate(file, () -> newKeyset(parameters, configuration));
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    new String(json, StandardCharsets.UTF_8), configuration, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            // Tink's own message may quote the file, so it does not go into the sentence or the cause.
            throw new SecretException(file + " is no keyset. Put the backup of this file back in its place; what was "
                    + "encrypted with it cannot be read with a new one.");
        }
    }

    private static byte[] newKeyset(Parameters parameters, Configuration configuration) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                            KeysetHandle.generateNew(parameters, configuration),
                            configuration,
                            InsecureSecretKeyAccess.get())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new SecretException("No new key can be made on this machine: " + e.getMessage() + ".", e);
        }
    }
}
