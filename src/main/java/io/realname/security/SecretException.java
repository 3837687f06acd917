package io.realname.security;

import org.jspecify.annotations.Nullable;

/**
 * A secret, a key or something encrypted cannot be used. The message is a sentence for the operator: what happened and
 * what to do; it never holds the secret or what was encrypted.
 */
public final class SecretException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With the sentence alone. */
    public SecretException(String sentence) {
        this(sentence, null);
    }

    /** With the sentence and the technical cause. */
    public SecretException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
