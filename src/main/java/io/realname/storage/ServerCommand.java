package io.realname.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one of the server's programs to its end. */
final class ServerCommand {
    private static final int NOT_STARTED = 127;
    private static final int LIMIT_SECONDS = 120;

    private ServerCommand() {}

    /**
     * What came of a command.
     *
     * @param exitCode 0 if it succeeded; 127 also if there is no such program
     * @param output what it printed on both its channels, stripped
     */
    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * Runs {@code command} without the settings for PostgreSQL that our own environment may have.
     *
     * @throws StorageException if it does not end within two minutes, or we are interrupted
     */
    static Result run(List<String> command) {
        try {
            // A file and no pipe: a server that stays behind would keep a pipe open for ever.
            Path output = Files.createTempFile("realname-", ".out");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .redirectInput(Path.of("/dev/null").toFile());
                builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
                builder.environment().put("LC_ALL", "C");
                int exitCode = exitCode(builder, command);
                return new Result(
                        exitCode,
                        Files.readString(output, StandardCharsets.ISO_8859_1).strip());
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new StorageException("The output of " + command.get(0) + " cannot be read.", e);
        }
    }

    private static int exitCode(ProcessBuilder builder, List<String> command) {
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return NOT_STARTED;
        }
        try {
            if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new StorageException(command.get(0) + " did not end within " + LIMIT_SECONDS + " seconds.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("Interrupted while " + command.get(0) + " was running.", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
