package io.realname.storage;

import org.jspecify.annotations.Nullable;

/** The database cannot be started, reached or used. The message is a sentence for the operator, with what to do. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With the sentence alone. */
    public StorageException(String sentence) {
        this(sentence, null);
    }

    /** With the sentence and the technical cause. */
    public StorageException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
