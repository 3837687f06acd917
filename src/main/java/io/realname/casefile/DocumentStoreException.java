package io.realname.casefile;

import org.jspecify.annotations.Nullable;

/** The document store cannot do what it was asked. The message is a sentence for the operator. */
public final class DocumentStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With the technical cause, where there is one. */
    public DocumentStoreException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
