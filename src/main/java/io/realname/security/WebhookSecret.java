package io.realname.security;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that sender and receiver of a webhook share. It has no {@code toString} of its own. Thread-safe. */
public final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private WebhookSecret(byte[] bytes) {
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * Reads a secret: {@code whsec_} followed by Base64, as Standard Webhooks write it, or any other text, whose UTF-8
     * is then the secret.
     *
     * @throws SecretException if it is not Base64 after the prefix, or shorter than 24 bytes
     */
    public static WebhookSecret of(String text) {
        byte[] bytes = text.startsWith(PREFIX) ? decoded(text) : text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES) {
            throw new SecretException("The webhook secret is too short: it has " + bytes.length + " bytes and needs at "
                    + "least " + MIN_BYTES + ". Make one with: openssl rand -base64 32");
        }
        return new WebhookSecret(bytes);
    }

    /** HMAC-SHA256 of {@code parts}, one after the other. */
    byte[] mac(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256.", e);
        }
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            // The decoder's message quotes a character of the secret.
            throw new SecretException("The webhook secret begins with whsec_ but is not Base64 after it.");
        }
    }
}
