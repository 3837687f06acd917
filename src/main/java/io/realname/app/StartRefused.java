package io.realname.app;

import org.jspecify.annotations.Nullable;

/** The program does not start; the message is a sentence that says why and what to do. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With the sentence, and what went wrong if something did. */
    public StartRefused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
