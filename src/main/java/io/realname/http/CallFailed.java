package io.realname.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The other side did not answer as agreed; to be tried again. The message is the predicate of a sentence about it. */
public final class CallFailed extends RuntimeException {
    /** A longer wait that is asked for counts as this one. */
    public static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(15);

    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    /** It failed as {@code how} says ("could not be reached"). */
    public CallFailed(String how, @Nullable Throwable cause) {
        super("The other side " + how + "; the call is repeated.", cause);
        this.retryAfter = Duration.ZERO;
    }

    /** It answered with something that decides nothing. */
    public CallFailed(HttpCalls.Answer answer) {
        super("The other side answered with " + answer + "; the call is repeated.");
        this.retryAfter = answer.retryAfter();
    }

    /** How long the other side asks to be left alone; zero if it does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The failed call among a failure and its causes. */
    public static Optional<CallFailed> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CallFailed call) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }
}
