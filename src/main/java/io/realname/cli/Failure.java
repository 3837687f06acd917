package io.realname.cli;

import org.jspecify.annotations.Nullable;

/** A command cannot do what it was asked for; the message is the sentence that the person is told. */
public final class Failure extends RuntimeException {
    /** What was asked for is not possible as things stand: no such case, say. */
    public static final int REFUSED = 1;

    /** The command could not even be tried: its usage is wrong, a file cannot be read, no service runs. */
    public static final int NOT_TRIED = 2;

    private static final long serialVersionUID = 1;

    private final int exitCode;

    /** Ends the command with {@code exitCode}. */
    public Failure(int exitCode, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** The exit code of the program. */
    public int exitCode() {
        return exitCode;
    }
}
