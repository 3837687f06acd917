package io.realname.http;

import org.jspecify.annotations.Nullable;

/** The other side did not answer as agreed; to be tried again. The message is the predicate of a sentence about it. */
public final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** It failed as {@code how} says ("could not be reached"). */
    public CallFailed(String how, @Nullable Throwable cause) {
        super("The other side " + how + "; the call is repeated.", cause);
    }

    /** It answered with a status that decides nothing. */
    public CallFailed(int status) {
        super("The other side answered with HTTP " + status + "; the call is repeated.");
    }
}
